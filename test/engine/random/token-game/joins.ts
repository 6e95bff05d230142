import type { Flow, Node } from './diagram.ts';
import { join } from './flow.ts';
import type { Game } from './game.ts';
import type { Token } from './token.ts';

/**
 * Opens the inclusive gateways of a scope that need not wait any longer. BPMN 2.0.2, 13.4.3: one of its flows has a token; and every token
 * elsewhere that has a way to a flow without one, has also a way to a flow with one. Ways through the gateway itself do not count.
 */
export function joinInclusive(game: Game, scope: Token): void {
  for (const [gateway, come] of scope.joins) {
    if (gateway.kind !== 'InclusiveGateway') continue;
    const elsewhere = new Set([...scope.children].map(({ node }) => node));
    for (const other of scope.joins.keys()) if (other !== gateway) elsewhere.add(other);
    if ([...elsewhere].every((node) => mayGoAhead(node, gateway, come))) join(game, scope, gateway);
  }
}

/** Whether a token at the node is nothing to wait for. */
function mayGoAhead(node: Node, gateway: Node, come: ReadonlyMap<Flow, number>): boolean {
  const reached = flowsInto(gateway, node);
  return reached.every((flow) => come.has(flow)) || reached.some((flow) => come.has(flow));
}

/** The flows into the gateway that can be reached from a node; also by events at the borders of what is passed. */
function flowsInto(gateway: Node, from: Node): Flow[] {
  const seen = new Set<Node>();
  const open = [from];
  const reached: Flow[] = [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node) || node === gateway) continue;
    seen.add(node);
    open.push(...node.boundaries);
    for (const flow of node.outgoing) {
      if (flow.to === gateway) reached.push(flow);
      open.push(flow.to);
    }
  }
  return reached;
}
