import * as adHoc from './features/ad-hoc.ts';
import * as compensations from './features/compensations.ts';
import * as decisions from './features/decisions.ts';
import * as escalations from './features/escalations.ts';
import * as events from './features/events.ts';
import * as gateways from './features/gateways.ts';
import * as links from './features/links.ts';
import * as listeners from './features/listeners.ts';
import * as loops from './features/loops.ts';
import * as references from './features/references.ts';
import * as scopes from './features/scopes.ts';
import * as signals from './features/signals.ts';
import * as starts from './features/starts.ts';
import * as tasks from './features/tasks.ts';
import * as userTasks from './features/user-tasks.ts';
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
  'call activity': nest(scopes.callActivity, 'bpmn:CallActivity'),
  'signal catch event': leaf(signals.signalCatch, 'bpmn:IntermediateCatchEvent signal'),
  'signal for several': leaf(signals.signalToMany, 'bpmn:IntermediateCatchEvent signal'),
  'event-based gateway with a signal': leaf(
    signals.signalRace,
    'bpmn:EventBasedGateway',
    'bpmn:IntermediateCatchEvent signal'
  ),
  'signal throw event': nest(signals.signalThrow, 'bpmn:IntermediateThrowEvent signal'),
  'signal end event': nest(signals.signalEnd, 'bpmn:EndEvent signal'),
  'signal event sub-process': nest(scopes.signalEventSubProcess, 'bpmn:StartEvent signal'),
  'signal boundary event': nest(scopes.boundarySignal, 'bpmn:BoundaryEvent signal'),
  'process started by a signal': nest(starts.signalStart, 'bpmn:StartEvent signal'),
  'process started by a message': nest(starts.messageStart, 'bpmn:StartEvent message'),
  'process started by a timer': nest(starts.timerStart, 'bpmn:StartEvent timer'),
  'event sub-process of the process': nest(
    scopes.eventSubProcessOfProcess,
    'bpmn:StartEvent message',
    'bpmn:StartEvent timer',
    'bpmn:StartEvent signal',
    'bpmn:StartEvent error'
  ),
  'terminate end event in nested scopes': nest(scopes.terminateNested, 'bpmn:EndEvent terminate'),
  'escalation throw event': leaf(escalations.escalationThrow, 'bpmn:IntermediateThrowEvent escalation'),
  'escalation boundary event': nest(
    escalations.boundaryEscalation,
    'bpmn:BoundaryEvent escalation',
    'bpmn:EndEvent escalation',
    'bpmn:IntermediateThrowEvent escalation'
  ),
  'escalation event sub-process': nest(
    escalations.escalationEventSubProcess,
    'bpmn:StartEvent escalation',
    'bpmn:EndEvent escalation'
  ),
  'link events': nest(links.link, 'bpmn:IntermediateThrowEvent link', 'bpmn:IntermediateCatchEvent link'),
  'compensation throw event': nest(
    compensations.compensationThrow,
    'bpmn:IntermediateThrowEvent compensation',
    'bpmn:BoundaryEvent compensation'
  ),
  'compensation end event': nest(compensations.compensationEnd, 'bpmn:EndEvent compensation'),
  'compensation in an event sub-process': nest(
    compensations.compensationInEventSubProcess,
    'bpmn:IntermediateThrowEvent compensation'
  ),
  'compensation of a called process': nest(
    compensations.compensationOfCall,
    'bpmn:BoundaryEvent compensation'
  ),
  'compensation that is interrupted': nest(
    compensations.compensationInterrupted,
    'bpmn:IntermediateThrowEvent compensation'
  ),
  'ad-hoc sub-process with a list': nest(adHoc.adHocByList, 'bpmn:AdHocSubProcess'),
  'ad-hoc sub-process with a worker': nest(adHoc.adHocByJob, 'bpmn:AdHocSubProcess'),
  'ad-hoc sub-process of tasks': leaf(adHoc.adHocOfTasks, 'bpmn:AdHocSubProcess'),
  'execution listeners of an element': leaf(listeners.listenedLeaf),
  'execution listeners in a block': nest(listeners.listenedBlock),
  'execution listeners of a scope': nest(listeners.listenedScope),
  'execution listeners of the process': nest(listeners.listenedProcess),
  'native user task': leaf(userTasks.nativeUserTask, 'bpmn:UserTask'),
  'native user tasks in a loop': leaf(userTasks.nativeUserTasks, 'bpmn:UserTask'),
  'native user task with listeners': leaf(userTasks.listenedUserTask, 'bpmn:UserTask'),
  'native user task that is interrupted': nest(userTasks.interruptedUserTask, 'bpmn:UserTask'),
  'native user task with a form': leaf(userTasks.formOfUserTask, 'bpmn:UserTask'),
  'call activity by binding type': leaf(references.boundCall, 'bpmn:CallActivity'),
  'business rule task by binding type': leaf(references.boundDecision, 'bpmn:BusinessRuleTask'),
  'linked resource': leaf(references.linkedResource, 'bpmn:ServiceTask'),
  'decision table with overlapping rules': leaf(decisions.overlappingTable, 'bpmn:BusinessRuleTask'),
  'decision by a literal expression': leaf(decisions.literalDecision, 'bpmn:BusinessRuleTask'),
  'required decisions': leaf(decisions.requiredDecisions, 'bpmn:BusinessRuleTask')
};
