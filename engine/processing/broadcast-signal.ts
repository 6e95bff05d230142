import type { JsonText, SignalKey, SignalSubscriptionRecord } from '../records.ts';
import { isInterrupting } from './catch-events.ts';
import { createInstance } from './create-instance.ts';
import type { Processing } from './processing.ts';
import { canTrigger, trigger } from './trigger.ts';

/** Brings a signal to all that wait for it now, in instances and at start events. `variables`: JSON text of an object. */
export function broadcastSignal(p: Processing, signalName: string, variables: JsonText): SignalKey {
  for (const subscription of p.state.signals.waiting(signalName)) {
    if (subscription.elementInstanceKey === null) startBySignal(p, subscription, variables);
    else triggerBySignal(p, subscription, subscription.elementInstanceKey, variables);
  }
  return p.state.keys.next();
}

function startBySignal(
  p: Processing,
  { processDefinitionKey, elementId }: SignalSubscriptionRecord,
  variables: JsonText
): void {
  const process = p.state.definitions.processes.byKey(processDefinitionKey);
  if (process) createInstance(p, process, { trigger: { elementId, variables } });
}

function triggerBySignal(
  p: Processing,
  subscription: SignalSubscriptionRecord,
  elementInstanceKey: string,
  variables: JsonText
): void {
  const scope = p.state.instances.get(elementInstanceKey);
  const event = scope?.process.executable.elements.get(subscription.elementId);
  if (!scope?.signals?.includes(subscription) || !event || !canTrigger(scope)) return;
  if (isInterrupting(scope, event)) {
    p.state.signals.closed(subscription);
    scope.signals = scope.signals.filter((other) => other !== subscription);
  }
  trigger(p, scope, event, variables);
}
