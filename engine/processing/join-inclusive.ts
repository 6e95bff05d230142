import type { ExecutableElement } from '../model/executable.ts';
import type { Scope } from '../state/scope.ts';
import { join } from './enter.ts';
import type { Processing } from './processing.ts';

/**
 * Enters the joining inclusive gateways of a scope for which no more token can come: no active element of the scope,
 * and no token at another join, has a way to a flow of theirs on which none has come (BPMN 2.0.2, 13.4.3). As in Zeebe a way to
 * such a flow is waited for even where another leads to a flow that has its token.
 */
export function joinInclusive(p: Processing, scope: Scope): void {
  for (const [id, tokens] of Object.entries(scope.record.joins ?? {})) {
    const gateway = scope.process.executable.elements.get(id);
    if (gateway?.type !== 'INCLUSIVE_GATEWAY' || isAwaited(scope, gateway, tokens)) continue;
    join(p, scope, gateway);
  }
}

/** Tokens at a gateway by the ids of its incoming flows; a flow without any is absent. */
type Tokens = Readonly<Record<string, number>>;

function isAwaited(scope: Scope, gateway: ExecutableElement, tokens: Tokens): boolean {
  const before = predecessorsOf(gateway, tokens);
  for (const child of scope.children ?? []) if (before.has(child.element)) return true;
  return Object.keys(scope.record.joins ?? {}).some((id) => {
    const other = scope.process.executable.elements.get(id);
    return other !== undefined && other !== gateway && before.has(other);
  });
}

const known = new WeakMap<ExecutableElement, Map<string, ReadonlySet<ExecutableElement>>>();

/** The elements of the same scope from which a way leads to a flow of the gateway without a token, not through the gateway itself. */
function predecessorsOf(gateway: ExecutableElement, tokens: Tokens): ReadonlySet<ExecutableElement> {
  const sets = known.get(gateway) ?? new Map<string, ReadonlySet<ExecutableElement>>();
  known.set(gateway, sets);
  const come = Object.keys(tokens).sort().join(' ');
  const before = sets.get(come) ?? findPredecessors(gateway, tokens);
  sets.set(come, before);
  return before;
}

function findPredecessors(gateway: ExecutableElement, tokens: Tokens): ReadonlySet<ExecutableElement> {
  const before = new Set<ExecutableElement>();
  const elements = gateway.scope?.children ?? [];
  const leadsOn = (element: ExecutableElement): boolean => {
    const ahead = element.outgoing.some(({ id, target }) =>
      target === gateway ? !Object.hasOwn(tokens, id) : before.has(target)
    );
    const linked = element.linkTarget !== null && before.has(element.linkTarget);
    return ahead || linked || element.boundaries.some((event) => before.has(event) || leadsOn(event));
  };
  for (let grew = true; grew;) {
    grew = false;
    for (const element of elements) {
      if (element === gateway || before.has(element) || !leadsOn(element)) continue;
      before.add(element);
      grew = true;
    }
  }
  return before;
}
