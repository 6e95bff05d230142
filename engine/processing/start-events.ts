import { evaluateText } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import type { ExecutableElement, ExecutableProcess } from '../model/executable.ts';
import type { DeployedProcess } from '../state/definitions.ts';
import type { Processing } from './processing.ts';
import type { TimerDue } from './timer-due.ts';
import { evaluateTimer } from './timer-due.ts';

/** What a start event of a process waits for, evaluated. */
export interface StartWait {
  event: ExecutableElement;
  messageName: string | null;
  timer: TimerDue | null;
  signalName: string | null;
}

const noVariables = () => undefined;

/** Evaluates the message, timer and signal start events of a process, before it is deployed. */
export function evaluateStarts(p: Processing, process: ExecutableProcess): StartWait[] | Failure {
  const waits: StartWait[] = [];
  for (const event of process.startEvents) {
    const messageName = event.message ? evaluateText(event.message.name, noVariables) : null;
    if (messageName instanceof Failure) return at(event, messageName);
    const timer = event.timer ? evaluateTimer(event.timer, noVariables, p.now()) : null;
    if (timer instanceof Failure) return at(event, timer);
    const signalName = event.signal ? evaluateText(event.signal, noVariables) : null;
    if (signalName instanceof Failure) return at(event, signalName);
    waits.push({ event, messageName, timer, signalName });
  }
  return waits;
}

function at(event: ExecutableElement, failure: Failure): Failure {
  return new Failure(failure.errorType, `Element: ${event.id} - ERROR: ${failure.message}`);
}

/** Opens the start events of the version that is now the latest. */
export function openStartEvents(p: Processing, { record }: DeployedProcess, waits: StartWait[]): void {
  const now = p.now();
  const common = {
    elementInstanceKey: null,
    processInstanceKey: null,
    processDefinitionKey: record.key,
    tenantId: record.tenantId
  };
  for (const { event, messageName, timer, signalName } of waits) {
    if (timer) p.state.timers.created({ key: p.state.keys.next(), ...timer, elementId: event.id, ...common });
    if (signalName !== null)
      p.state.signals.opened({ key: p.state.keys.next(), signalName, elementId: event.id, ...common });
    if (messageName === null) continue;
    p.state.subscriptions.opened({
      key: p.state.keys.next(),
      kind: 'START',
      state: 'CREATED',
      messageName,
      correlationKey: '',
      elementId: event.id,
      ...common,
      processDefinitionId: record.processDefinitionId,
      interrupting: false,
      messageKey: null,
      createdAt: now,
      updatedAt: now
    });
  }
}

/** Closes the start events of a version that is no longer the latest. */
export function closeStartEvents(p: Processing, { record }: DeployedProcess): void {
  for (const timer of p.state.timers.startsOf(record.key)) p.state.timers.removed(timer);
  for (const signal of p.state.signals.startsOf(record.key)) p.state.signals.closed(signal);
  for (const subscription of p.state.subscriptions.startsOf(record.processDefinitionId)) {
    if (subscription.processDefinitionKey === record.key)
      p.state.subscriptions.deleted(subscription, p.now());
  }
}
