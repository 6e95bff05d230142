import { Failure } from '../../feel/failure.ts';
import type { ExecutableElement } from '../../model/executable.ts';
import type { Scope } from '../../state/scope.ts';
import { openCatchEvents } from '../catch-events.ts';
import { enter } from '../enter.ts';
import { raiseIncident } from '../incidents.ts';
import { jsonEntries } from '../mappings.ts';
import type { Processing } from '../processing.ts';
import type { Activation } from './plan.ts';

/** Activates elements, and first the scopes around them that are missing; those are shared. */
export function activateAll(p: Processing, activations: readonly Activation[]): void {
  const made = new Map<string, Scope>();
  for (const activation of activations) activate(p, activation, made);
}

function activate(p: Processing, activation: Activation, made: Map<string, Scope>): void {
  const { element, missing } = activation;
  setAround(p, activation);
  let { parent } = activation;
  for (const container of missing) {
    const slot = `${parent.key} ${container.id}`;
    const open = made.get(slot);
    const scope = open ?? enter(p, parent, container, { quiet: true });
    setVariables(p, scope, container.id, activation);
    if (!open) openContainer(p, scope);
    made.set(slot, scope);
    parent = scope;
  }
  setVariables(p, enter(p, parent, element), element.id, activation);
}

/** Variables of the process instance and of the scopes that are active already. */
function setAround(p: Processing, activation: Activation): void {
  const { parent, variables } = activation;
  const { root } = parent;
  for (const { variables: values } of variables.filter(({ scopeId }) => !scopeId)) set(p, root, values);
  for (let at: Scope | null = parent; at; at = at.parent) setVariables(p, at, at.element.id, activation);
}

function setVariables(
  p: Processing,
  scope: Scope,
  id: ExecutableElement['id'],
  { variables }: Activation
): void {
  for (const { scopeId, variables: values } of variables) if (scopeId === id) set(p, scope, values);
}

function set(p: Processing, scope: Scope, values: Record<string, unknown>): void {
  for (const [name, value] of jsonEntries(values)) p.state.variables.set(scope, name, value);
}

/** Opens a scope without entering its start event; events that cannot be waited for become an incident. */
function openContainer(p: Processing, scope: Scope): void {
  const failure = openCatchEvents(p, scope);
  p.state.instances.phaseChanged(scope, 'ACTIVATED');
  if (failure instanceof Failure) raiseIncident(p, scope, failure);
}

/** The scopes to end: the chosen ones, and those around them in which nothing else is or will be active. */
export function doomed(chosen: ReadonlySet<Scope>, activations: readonly Activation[]): Set<Scope> {
  const kept = new Set<Scope>();
  for (const { parent } of activations) for (let at: Scope | null = parent; at; at = at.parent) kept.add(at);
  const ending = new Set(chosen);
  for (const scope of chosen) {
    for (let at = scope.parent; at && !kept.has(at); at = at.parent) {
      if (![...(at.children ?? [])].every((child) => ending.has(child))) break;
      ending.add(at);
    }
  }
  return ending;
}

/** Queues the termination of scopes; what is in a doomed scope goes with it. */
export function terminateAll(p: Processing, ending: ReadonlySet<Scope>): void {
  for (const scope of ending) {
    if (scope.parent && ending.has(scope.parent)) continue;
    scope.record.pendingTrigger = null;
    p.push('terminate', scope);
  }
}
