import * as events from './features/events.ts';
import * as gateways from './features/gateways.ts';
import * as loops from './features/loops.ts';
import * as scopes from './features/scopes.ts';
import * as tasks from './features/tasks.ts';
import type { Feature } from './scene.ts';

/** Features that hold no other blocks. */
export const leaves = {
  'service task': tasks.serviceTask,
  'send task': tasks.sendTask,
  'user task': tasks.userTask,
  'task, manual task, none throw event': tasks.plainTask,
  'script task': tasks.scriptTask,
  'input and output mappings': tasks.ioMapping,
  'business rule task': tasks.businessRule,
  'message catch event': events.messageCatch,
  'receive task': events.receiveTask,
  'message throw event': events.messageThrow,
  'timer catch event': events.timerCatch,
  'event-based gateway': gateways.eventBased,
  'multi-instance task': loops.multiInstanceTask
} satisfies Record<string, Feature>;

/** All features that generated models are made of, by the names that can be switched on. */
export const features: Readonly<Record<string, Feature>> = {
  ...leaves,
  'exclusive gateway': gateways.exclusive,
  'exclusive or inclusive gateway without a default': gateways.undecided,
  'parallel gateway': gateways.parallel,
  'inclusive gateway': gateways.inclusive,
  loop: gateways.loop,
  'sub-process': scopes.subProcess,
  'error end event': scopes.errorEnd,
  'terminate end event': scopes.terminateEnd,
  'message event sub-process': scopes.messageEventSubProcess,
  'timer event sub-process': scopes.timerEventSubProcess,
  'error event sub-process': scopes.errorEventSubProcess,
  'message boundary event': scopes.boundaryMessage,
  'timer boundary event': scopes.boundaryTimer,
  'error boundary event': scopes.boundaryError,
  'multi-instance sub-process': loops.multiInstanceSubProcess,
  'call activity': scopes.callActivity
};
