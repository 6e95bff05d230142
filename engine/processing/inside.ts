import type { ExecutableElement } from '../model/executable.ts';
import type { ProcessScope, Scope } from '../state/scope.ts';

/** Every element instance inside a scope, outer ones first. */
export function* inside(scope: Scope): Iterable<Scope> {
  for (const child of scope.children ?? []) {
    yield child;
    yield* inside(child);
  }
}

/** The element instances of an element that stand for it: of a multi-instance activity its body. */
export function instancesOf(root: ProcessScope, elementId: string): Scope[] {
  return [...inside(root)].filter(
    (scope) => scope.element.id === elementId && !scope.parent?.isMultiInstanceBody
  );
}

/** The scopes around an element, the outermost first, without the process itself. */
export function containersOf(element: ExecutableElement): ExecutableElement[] {
  const path: ExecutableElement[] = [];
  for (let at = element.scope; at?.scope; at = at.scope) path.unshift(at);
  return path;
}
