import type { MessageRecord, MessageSubscriptionRecord, ProcessInstanceKey } from '../records.ts';
import type { ProcessScope, Scope } from '../state/scope.ts';
import { createInstance } from './create-instance.ts';
import type { Processing } from './processing.ts';
import { canTrigger, trigger } from './trigger.ts';

/**
 * Brings a published message to all that wait for it, once per process: first to waiting instances, then to message
 * start events. Returns the keys of the instances reached.
 */
export function correlateMessage(p: Processing, message: MessageRecord): ProcessInstanceKey[] {
  const reached: ProcessInstanceKey[] = [];
  for (const subscription of p.state.subscriptions.events(message.name, message.correlationKey)) {
    const key = correlateToEvent(p, message, subscription);
    if (key) reached.push(key);
  }
  for (const subscription of p.state.subscriptions.starts(message.name)) {
    const key = correlateToStart(p, message, subscription);
    if (key) reached.push(key);
  }
  return reached;
}

/** Looks for buffered messages for the subscriptions of an element instance that has begun to wait. */
export function correlateBuffered(p: Processing, scope: Scope): void {
  for (const subscription of scope.subscriptions ?? []) {
    for (const message of [
      ...p.state.messages.waiting(subscription.messageName, subscription.correlationKey)
    ]) {
      if (subscription.state !== 'CREATED') break;
      if (message.deadline > p.now()) correlateToEvent(p, message, subscription);
    }
  }
}

/** After an instance that a message started has ended: the next message with its correlation key may start another. */
export function correlateNextStart(p: Processing, ended: ProcessScope): void {
  const { startCorrelationKey, processDefinitionId } = ended.record;
  if (startCorrelationKey === null) return;
  for (const subscription of p.state.subscriptions.startsOf(processDefinitionId)) {
    for (const message of [...p.state.messages.waiting(subscription.messageName, startCorrelationKey)]) {
      if (message.deadline > p.now() && correlateToStart(p, message, subscription)) return;
    }
  }
}

function correlateToEvent(
  p: Processing,
  message: MessageRecord,
  subscription: MessageSubscriptionRecord
): ProcessInstanceKey | null {
  if (message.correlatedTo.includes(subscription.processDefinitionId)) return null;
  const scope = p.state.instances.get(subscription.elementInstanceKey ?? '');
  const event = scope?.process.executable.elements.get(subscription.elementId);
  if (!scope || !event || !canTrigger(scope)) return null;
  p.state.subscriptions.correlated(subscription, message.key, p.now());
  p.state.messages.correlated(message, subscription.processDefinitionId);
  trigger(p, scope, event, message.variables);
  return subscription.processInstanceKey;
}

function correlateToStart(
  p: Processing,
  message: MessageRecord,
  subscription: MessageSubscriptionRecord
): ProcessInstanceKey | null {
  const { processDefinitionId, processDefinitionKey, elementId } = subscription;
  const { correlationKey } = message;
  if (message.correlatedTo.includes(processDefinitionId)) return null;
  if (correlationKey !== '' && p.state.instances.isStartedBy(processDefinitionId, correlationKey))
    return null;
  const process = p.state.definitions.processes.byKey(processDefinitionKey);
  if (!process) return null;
  p.state.subscriptions.correlated(subscription, message.key, p.now());
  p.state.messages.correlated(message, processDefinitionId);
  const instance = createInstance(p, process, {
    trigger: { elementId, variables: message.variables },
    startCorrelationKey: correlationKey
  });
  return instance.record.key;
}
