import type { ExecutableElement } from '../../model/executable.ts';
import type { Result } from '../../refusal.ts';
import { accept, refuse } from '../../refusal.ts';
import type { ProcessScope, Scope } from '../../state/scope.ts';
import { containersOf } from '../inside.ts';

/** Where an element is to be activated: in an active scope, or in scopes inside it that are yet to be made. */
export interface Place {
  parent: Scope;
  missing: ExecutableElement[];
}

/** Finds the place of an element; refused where there are several, or where a multi-instance would have to be made. */
export function placeOf(root: ProcessScope, element: ExecutableElement, within: Scope | null): Result<Place> {
  const path = containersOf(element);
  const place = within ? placeWithin(root, path, within) : placeByScopes(root, path);
  if (!place) return refuse('INVALID_ARGUMENT', unclear(root, element));
  if (place.missing.some((container) => container.loop) || place.parent.isMultiInstanceBody)
    return refuse('INVALID_ARGUMENT', insideMultiInstance(root, element));
  return accept(place);
}

function placeWithin(root: ProcessScope, path: ExecutableElement[], within: Scope): Place {
  const from = within === root ? 0 : path.indexOf(within.element) + 1;
  return { parent: within, missing: path.slice(from) };
}

function placeByScopes(root: ProcessScope, path: ExecutableElement[]): Place | null {
  let scopes: Scope[] = [root];
  for (const [index, container] of path.entries()) {
    const next = scopes.flatMap((scope) => activeIn(scope, container));
    if (next.length === 0) return one(scopes, path.slice(index));
    scopes = next;
  }
  return one(scopes, []);
}

function one([parent, ...others]: Scope[], missing: ExecutableElement[]): Place | null {
  return parent && others.length === 0 ? { parent, missing } : null;
}

function activeIn(scope: Scope, container: ExecutableElement): Scope[] {
  const found = [...(scope.children ?? [])].filter((child) => child.element === container);
  return found
    .flatMap((child) => (child.isMultiInstanceBody ? [...(child.children ?? [])] : [child]))
    .filter((child) => child.record.phase === 'ACTIVATED');
}

const modify = (root: ProcessScope) =>
  `Expected to modify instance of process '${root.record.processDefinitionId}' but it contains one or more activate instructions`;

const unclear = (root: ProcessScope, { id }: ExecutableElement) =>
  `${modify(root)} for an element that has a flow scope with more than one active instance: '${id}'. Can't decide in which instance of the flow scope the element should be activated. Please specify an ancestor element instance key for this activate instruction.`;

const insideMultiInstance = (root: ProcessScope, { id }: ExecutableElement) =>
  `${modify(root)} that would result in the activation of multi-instance element '${id}', which is currently unsupported.`;
