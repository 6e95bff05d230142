import * as events from './features/events.ts';
import * as gateways from './features/gateways.ts';
import * as loops from './features/loops.ts';
import * as scopes from './features/scopes.ts';
import * as tasks from './features/tasks.ts';
import type { Feature } from './scene.ts';

/** One thing that models can do, under a name by which it can be switched on. */
export interface NamedFeature {
  readonly make: Feature;
  /** Whether it holds no other blocks. */
  readonly isLeaf: boolean;
  /** What of the engine it exercises: BPMN element types, of events with their kind (`bpmn:BoundaryEvent timer`). */
  readonly covers: readonly string[];
}

const leaf = (make: Feature, ...covers: string[]): NamedFeature => ({ make, isLeaf: true, covers });
const nest = (make: Feature, ...covers: string[]): NamedFeature => ({ make, isLeaf: false, covers });

/** All features that generated models are made of. */
export const features: Readonly<Record<string, NamedFeature>> = {
  'service task': leaf((scene) => tasks.serviceTask(scene), 'bpmn:ServiceTask'),
  'send task': leaf(tasks.sendTask, 'bpmn:SendTask'),
  'user task by job': leaf(tasks.userTask, 'bpmn:UserTask'),
  'task, manual task, none throw event': leaf(
    tasks.plainTask,
    'bpmn:Task',
    'bpmn:ManualTask',
    'bpmn:IntermediateThrowEvent none'
  ),
  'script task with FEEL': leaf(tasks.scriptTask, 'bpmn:ScriptTask'),
  'input and output mappings': leaf(tasks.ioMapping),
  'business rule task with a decision table': leaf(tasks.businessRule, 'bpmn:BusinessRuleTask'),
  'message catch event': leaf(events.messageCatch, 'bpmn:IntermediateCatchEvent message'),
  'receive task': leaf(events.receiveTask, 'bpmn:ReceiveTask'),
  'message throw event': leaf(events.messageThrow, 'bpmn:IntermediateThrowEvent message'),
  'timer catch event': leaf(events.timerCatch, 'bpmn:IntermediateCatchEvent timer'),
  'event-based gateway': leaf(gateways.eventBased, 'bpmn:EventBasedGateway'),
  'multi-instance task': leaf(loops.multiInstanceTask),
  'exclusive gateway': nest(gateways.exclusive, 'bpmn:ExclusiveGateway'),
  'gateway without a default': nest(gateways.undecided),
  'parallel gateway': nest(gateways.parallel, 'bpmn:ParallelGateway'),
  'inclusive gateway': nest(gateways.inclusive, 'bpmn:InclusiveGateway'),
  loop: nest(gateways.loop),
  'sub-process': nest(scopes.subProcess, 'bpmn:SubProcess', 'bpmn:StartEvent none', 'bpmn:EndEvent none'),
  'error end event': nest(scopes.errorEnd, 'bpmn:EndEvent error'),
  'message end event': nest(scopes.messageEnd, 'bpmn:EndEvent message'),
  'terminate end event': nest(scopes.terminateEnd, 'bpmn:EndEvent terminate'),
  'message event sub-process': nest(scopes.messageEventSubProcess, 'bpmn:StartEvent message'),
  'timer event sub-process': nest(scopes.timerEventSubProcess, 'bpmn:StartEvent timer'),
  'error event sub-process': nest(scopes.errorEventSubProcess, 'bpmn:StartEvent error'),
  'message boundary event': nest(scopes.boundaryMessage, 'bpmn:BoundaryEvent message'),
  'timer boundary event': nest(scopes.boundaryTimer, 'bpmn:BoundaryEvent timer'),
  'error boundary event': nest(scopes.boundaryError, 'bpmn:BoundaryEvent error'),
  'multi-instance sub-process': nest(loops.multiInstanceSubProcess),
  'call activity': nest(scopes.callActivity, 'bpmn:CallActivity')
};
