import type { ExecutableElement } from '../model/executable.ts';
import type { Scope } from '../state/scope.ts';
import { join } from './enter.ts';
import type { Processing } from './processing.ts';

/**
 * Enters the joining inclusive gateways of a scope for which no more token can come: no active element of the scope,
 * and no token at another join, has a way to them (BPMN 2.0.2, 13.4.3).
 */
export function joinInclusive(p: Processing, scope: Scope): void {
  for (const id of Object.keys(scope.record.joins ?? {})) {
    const gateway = scope.process.executable.elements.get(id);
    if (gateway?.type !== 'INCLUSIVE_GATEWAY' || isReachable(scope, gateway)) continue;
    join(p, scope, gateway);
  }
}

function isReachable(scope: Scope, gateway: ExecutableElement): boolean {
  const before = predecessorsOf(gateway);
  for (const child of scope.children ?? []) if (before.has(child.element)) return true;
  return Object.keys(scope.record.joins ?? {}).some((id) => {
    const other = scope.process.executable.elements.get(id);
    return other !== undefined && other !== gateway && before.has(other);
  });
}

const known = new WeakMap<ExecutableElement, Set<ExecutableElement>>();

/** The elements of the same scope from which a way leads to the gateway, not through the gateway itself. */
function predecessorsOf(gateway: ExecutableElement): Set<ExecutableElement> {
  const cached = known.get(gateway);
  if (cached) return cached;
  const before = new Set<ExecutableElement>();
  const elements = gateway.scope?.children ?? [];
  let grew = true;
  while (grew) {
    grew = false;
    for (const element of elements) {
      if (element === gateway || before.has(element) || !leadsTo(element, gateway, before)) continue;
      before.add(element);
      grew = true;
    }
  }
  known.set(gateway, before);
  return before;
}

function leadsTo(
  element: ExecutableElement,
  gateway: ExecutableElement,
  before: Set<ExecutableElement>
): boolean {
  const ahead = element.outgoing.some(({ target }) => target === gateway || before.has(target));
  const linked = element.linkTarget !== null && before.has(element.linkTarget);
  return (
    ahead ||
    linked ||
    element.boundaries.some((event) => before.has(event) || leadsTo(event, gateway, before))
  );
}
