import type { EventKind, ExecutableElement } from '../../model/executable.ts';
import type { ElementType } from '../../records.ts';
import type { Scope } from '../../state/scope.ts';
import { adHocInnerInstance, adHocSubProcess } from './ad-hoc-sub-process.ts';
import type { ElementBehavior } from './behavior.ts';
import { callActivity } from './call-activity.ts';
import { process, subProcess } from './container.ts';
import {
  catchEvent,
  compensationThrowEvent,
  escalationThrowEvent,
  linkThrowEvent,
  errorEndEvent,
  passingEvent,
  signalThrowEvent,
  terminateEndEvent,
  triggeredEvent
} from './events.ts';
import { eventBasedGateway, exclusiveGateway, inclusiveGateway, parallelGateway } from './gateways.ts';
import { jobTask } from './job-task.ts';
import { multiInstanceBody } from './multi-instance-body.ts';
import { decisionTask, plainTask, receiveTask, scriptTask } from './tasks.ts';
import { userTask } from './user-task.ts';

const byType: Record<ElementType, ElementBehavior> = {
  PROCESS: process,
  START_EVENT: triggeredEvent,
  END_EVENT: passingEvent,
  INTERMEDIATE_CATCH_EVENT: catchEvent,
  INTERMEDIATE_THROW_EVENT: passingEvent,
  BOUNDARY_EVENT: triggeredEvent,
  TASK: plainTask,
  MANUAL_TASK: plainTask,
  SERVICE_TASK: jobTask,
  SEND_TASK: jobTask,
  RECEIVE_TASK: receiveTask,
  USER_TASK: userTask,
  SCRIPT_TASK: scriptTask,
  BUSINESS_RULE_TASK: decisionTask,
  EXCLUSIVE_GATEWAY: exclusiveGateway,
  PARALLEL_GATEWAY: parallelGateway,
  INCLUSIVE_GATEWAY: inclusiveGateway,
  EVENT_BASED_GATEWAY: eventBasedGateway,
  SUB_PROCESS: subProcess,
  EVENT_SUB_PROCESS: subProcess,
  AD_HOC_SUB_PROCESS: adHocSubProcess,
  AD_HOC_SUB_PROCESS_INNER_INSTANCE: adHocInnerInstance,
  CALL_ACTIVITY: callActivity,
  MULTI_INSTANCE_BODY: multiInstanceBody
};

const throwing: { readonly [Kind in EventKind]?: ElementBehavior } = {
  link: linkThrowEvent,
  compensation: compensationThrowEvent,
  signal: signalThrowEvent,
  escalation: escalationThrowEvent,
  error: errorEndEvent,
  terminate: terminateEndEvent
};

function ofElement(element: ExecutableElement): ElementBehavior {
  if (element.job && !element.adHoc) return jobTask;
  if (element.type === 'INTERMEDIATE_CATCH_EVENT' && element.event === 'link') return passingEvent;
  const throws = element.type === 'END_EVENT' || element.type === 'INTERMEDIATE_THROW_EVENT';
  return (throws ? throwing[element.event] : undefined) ?? byType[element.type];
}

/** The behaviour of an element instance. */
export function behaviorOf(scope: Scope): ElementBehavior {
  return scope.isMultiInstanceBody ? multiInstanceBody : ofElement(scope.element);
}
