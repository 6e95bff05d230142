import { evaluateKey, evaluateText } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import type { ExecutableElement } from '../model/executable.ts';
import type { Scope } from '../state/scope.ts';
import type { Processing } from './processing.ts';
import type { TimerDue } from './timer-due.ts';
import { evaluateTimer } from './timer-due.ts';

/** What one event waits for, evaluated. */
export interface Wait {
  event: ExecutableElement;
  message: { name: string; correlationKey: string } | null;
  timer: TimerDue | null;
  signalName: string | null;
}

/** The events that an element instance has to wait for, while it is active. */
export function eventsOf(scope: Scope, element: ExecutableElement = scope.element): ExecutableElement[] {
  const inner = scope.parent?.isMultiInstanceBody ?? false;
  const events = inner ? [] : [...element.boundaries];
  if (scope.isMultiInstanceBody) return events;
  if (element.type === 'INTERMEDIATE_CATCH_EVENT' || element.type === 'RECEIVE_TASK') events.push(element);
  if (element.type === 'EVENT_BASED_GATEWAY') events.push(...element.outgoing.map((flow) => flow.target));
  events.push(...element.eventSubProcessStarts);
  return events;
}

/** Opens subscriptions and timers for all events of an element instance: all of them or, on a failure, none. */
export function openCatchEvents(p: Processing, scope: Scope): Failure | undefined {
  return open(p, scope, eventsOf(scope));
}

/** Opens what a scope waits for on entering: all but the event sub-processes in it, which come when its start event is left. */
export function openBoundaryEvents(p: Processing, scope: Scope): Failure | undefined {
  const inside = new Set(scope.element.eventSubProcessStarts);
  return open(
    p,
    scope,
    eventsOf(scope).filter((event) => !inside.has(event))
  );
}

/** Opens what the event sub-processes of a scope wait for, unless it waits for that already. */
export function openEventSubProcesses(p: Processing, scope: Scope): Failure | undefined {
  const { eventSubProcessStarts } = scope.element;
  if (eventSubProcessStarts.length === 0) return undefined;
  const opened = [...(scope.subscriptions ?? []), ...(scope.timers ?? []), ...(scope.signals ?? [])];
  const waiting = new Set(opened.map(({ elementId }) => elementId));
  return open(
    p,
    scope,
    eventSubProcessStarts.filter(({ id }) => !waiting.has(id))
  );
}

function open(p: Processing, scope: Scope, events: ExecutableElement[]): Failure | undefined {
  const waits = evaluateWaits(p, scope, events);
  if (waits instanceof Failure) return waits;
  openWaits(p, scope, waits);
  return undefined;
}

/** What some events of an element instance wait for; the first failure counts. */
export function evaluateWaits(p: Processing, scope: Scope, events: ExecutableElement[]): Wait[] | Failure {
  const waits: Wait[] = [];
  for (const event of events) {
    const wait = evaluateWait(p, scope, event);
    if (wait instanceof Failure) return wait;
    waits.push(wait);
  }
  return waits;
}

/** Opens subscriptions and timers that were evaluated. */
export function openWaits(p: Processing, scope: Scope, waits: readonly Wait[]): void {
  for (const { event, message, timer, signalName } of waits) {
    if (message) openSubscription(p, scope, event, message);
    if (timer) startTimer(p, scope, event, timer);
    if (signalName !== null) openSignal(p, scope, event, signalName);
    if (event.condition) p.state.conditions.opened(scope, event);
  }
}

/** A boundary event looks at the variables around its activity, every other event at those of its own scope. */
function evaluateWait(p: Processing, scope: Scope, event: ExecutableElement): Wait | Failure {
  const outer = event.type === 'BOUNDARY_EVENT' && scope.parent ? scope.parent : scope;
  const wait: Wait = { event, message: null, timer: null, signalName: null };
  if (event.message?.correlationKey) {
    const name = evaluateText(event.message.name, p.lookup(outer));
    if (name instanceof Failure) return name;
    const correlationKey = evaluateKey(event.message.correlationKey, p.lookup(outer));
    if (correlationKey instanceof Failure) return correlationKey;
    wait.message = { name, correlationKey };
  }
  if (event.timer) {
    const timer = evaluateTimer(event.timer, p.lookup(scope), p.now());
    if (timer instanceof Failure) return timer;
    wait.timer = timer;
  }
  if (event.signal) {
    const name = evaluateText(event.signal, p.lookup(outer));
    if (name instanceof Failure) return name;
    wait.signalName = name;
  }
  return wait;
}

/** Whether the element instance ends, or its scope's other work does, when the event happens. */
export function isInterrupting(scope: Scope, event: ExecutableElement): boolean {
  return event === scope.element || event.type === 'INTERMEDIATE_CATCH_EVENT' || event.interrupting;
}

function openSubscription(
  p: Processing,
  scope: Scope,
  event: ExecutableElement,
  message: { name: string; correlationKey: string }
): void {
  const { record } = scope.root;
  const subscription = {
    key: p.state.keys.next<'MessageSubscription'>(),
    kind: 'EVENT' as const,
    state: 'CREATED' as const,
    messageName: message.name,
    correlationKey: message.correlationKey,
    elementId: event.id,
    elementInstanceKey: scope.record.key,
    processInstanceKey: record.key,
    processDefinitionKey: record.processDefinitionKey,
    processDefinitionId: record.processDefinitionId,
    interrupting: isInterrupting(scope, event),
    messageKey: null,
    createdAt: p.now(),
    updatedAt: p.now(),
    tenantId: record.tenantId
  };
  p.state.subscriptions.opened(subscription);
  (scope.subscriptions ??= []).push(subscription);
  for (const _ of p.state.messages.waiting(message.name, message.correlationKey)) {
    p.push('correlate', scope);
    break;
  }
}

function startTimer(p: Processing, scope: Scope, event: ExecutableElement, due: TimerDue): void {
  const { record } = scope.root;
  const timer = {
    key: p.state.keys.next<'Timer'>(),
    ...due,
    elementId: event.id,
    elementInstanceKey: scope.record.key,
    processInstanceKey: record.key,
    processDefinitionKey: record.processDefinitionKey,
    tenantId: record.tenantId
  };
  p.state.timers.created(timer);
  (scope.timers ??= []).push(timer);
}

function openSignal(p: Processing, scope: Scope, event: ExecutableElement, signalName: string): void {
  const { record } = scope.root;
  const subscription = {
    key: p.state.keys.next<'SignalSubscription'>(),
    signalName,
    elementId: event.id,
    elementInstanceKey: scope.record.key,
    processInstanceKey: record.key,
    processDefinitionKey: record.processDefinitionKey,
    tenantId: record.tenantId
  };
  p.state.signals.opened(subscription);
  (scope.signals ??= []).push(subscription);
}

/** Closes subscriptions and timers of an element instance; only those of the named events, when given. */
export function closeCatchEvents(p: Processing, scope: Scope, only?: ReadonlySet<string>): void {
  const closes = (elementId: string) => !only || only.has(elementId);
  for (const subscription of scope.subscriptions ?? []) {
    if (closes(subscription.elementId)) p.state.subscriptions.deleted(subscription, p.now());
  }
  for (const signal of scope.signals ?? []) if (closes(signal.elementId)) p.state.signals.closed(signal);
  for (const timer of scope.timers ?? []) if (closes(timer.elementId)) p.state.timers.removed(timer);
  scope.subscriptions =
    scope.subscriptions?.filter((subscription) => subscription.state === 'CREATED') ?? null;
  scope.signals = scope.signals?.filter((signal) => !closes(signal.elementId)) ?? null;
  scope.timers = scope.timers?.filter((timer) => p.state.timers.get(timer.key) === timer) ?? null;
}
