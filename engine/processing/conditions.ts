import { Failure, TooMuchFailure } from '../feel/failure.ts';
import type { ConditionDefinition, ExecutableElement } from '../model/executable.ts';
import type { OpenedCondition, VariableChange } from '../state/conditions.ts';
import type { Scope } from '../state/scope.ts';
import { eventsOf, isInterrupting } from './catch-events.ts';
import { raiseIncident } from './incidents.ts';
import type { Processing } from './processing.ts';
import { canTrigger, trigger } from './trigger.ts';

/** How often an event of one instance may happen within a second: one that makes itself happen would never come to rest. */
const mostOften = 500;

/**
 * Lets the conditional events happen whose condition holds after one command or step: of those that have begun to wait, and, from the outermost
 * scope inward, of those that see a variable that changed and that their condition reads. Each happens once, however many changed.
 */
export function followConditions(p: Processing): void {
  if (p.state.conditions.isEmpty) return;
  const { changes, opened } = p.state.conditions.drain();
  const happened = new Set<string>();
  const isNew = ({ scope, event }: OpenedCondition): boolean => {
    const id = `${scope.key} ${event.id}`;
    if (happened.has(id)) return false;
    happened.add(id);
    return true;
  };
  for (const each of opened) if (holds(p, each) && isNew(each)) happen(p, each);
  const open = outermost(changes);
  for (const { scope, outer } of open) {
    const seen = [...outer, ...changes.filter((change) => change.scope === scope)];
    if (look(p, scope, seen, isNew)) continue;
    for (const child of scope.children ?? []) open.push({ scope: child, outer: seen });
  }
}

/** Lets the events of one scope happen; true when one of them interrupts it, so that nothing inside is asked any more. */
function look(
  p: Processing,
  scope: Scope,
  seen: readonly VariableChange[],
  isNew: (each: OpenedCondition) => boolean
): boolean {
  for (const event of waitingOf(scope)) {
    const each = { scope, event };
    if (!seen.some((change) => matters(event.condition, change)) || !holds(p, each) || !isNew(each)) continue;
    happen(p, each);
    if (isInterrupting(scope, event)) return true;
  }
  return false;
}

/** The scopes of changes that are in no other such scope. */
function outermost(changes: readonly VariableChange[]): { scope: Scope; outer: VariableChange[] }[] {
  const scopes = new Set(changes.map(({ scope }) => scope));
  return [...scopes]
    .filter((scope) => !ancestors(scope).some((around) => scopes.has(around)))
    .map((scope) => ({ scope, outer: [] }));
}

function ancestors({ parent }: Scope): Scope[] {
  return parent ? [parent, ...ancestors(parent)] : [];
}

/** The conditional events of a scope that can happen. */
function waitingOf(scope: Scope): ExecutableElement[] {
  return canTrigger(scope) ? eventsOf(scope).filter((event) => event.condition && isOpen(scope, event)) : [];
}

/** Once a scope is interrupted by an event sub-process, the others wait no longer. */
const isOpen = (scope: Scope, event: ExecutableElement): boolean =>
  event.type !== 'START_EVENT' || scope.record.interruptedBy === null;

function matters(condition: ConditionDefinition | null, { name, event }: VariableChange): boolean {
  if (!condition?.variableEvents.includes(event)) return false;
  const { variables } = condition.expression;
  return variables.length === 0 || variables.includes(name);
}

/**
 * A condition that cannot be evaluated, or is neither true nor false, does not hold: a variable may not be there yet. One that takes
 * too much, or comes after others that did, is an incident: nobody knows whether it holds.
 */
function holds(p: Processing, { scope, event }: OpenedCondition): boolean {
  if (!canTrigger(scope) || !isOpen(scope, event)) return false;
  const value = event.condition?.expression.evaluate(p.lookup(scope));
  if (value instanceof TooMuchFailure) raiseIncident(p, scope, new Failure('CONDITION_ERROR', value.message));
  return value === true;
}

/** Looks once more at what a scope waits for. */
export function lookAgain(p: Processing, scope: Scope): void {
  for (const event of waitingOf(scope)) p.state.conditions.opened(scope, event);
}

function happen(p: Processing, { scope, event }: OpenedCondition): void {
  if (p.rates.count(`${scope.root.key} ${event.id}`, p.now()) <= mostOften) trigger(p, scope, event, null);
  else
    raiseIncident(
      p,
      scope,
      new Failure(
        'CONDITION_ERROR',
        `The condition of '${event.id}' held more than ${mostOften} times in a second: what follows it makes it hold again`
      )
    );
}
