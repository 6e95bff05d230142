import type { Flow, Node } from './diagram.ts';
import { join } from './flow.ts';
import { linkTarget } from './links.ts';
import type { Game } from './game.ts';
import type { Token } from './token.ts';

/**
 * Opens the inclusive gateways of a scope that need not wait any longer. BPMN 2.0.2, 13.4.3: one of its flows has a token, and no token
 * elsewhere has a way to a flow without one; ways through the gateway itself do not count. BPMN goes on also where such a token could come
 * by a flow that has one already; Camunda 8 waits there, and so does this.
 */
export function joinInclusive(game: Game, scope: Token): void {
  for (const [gateway, come] of scope.joins) {
    if (gateway.kind !== 'InclusiveGateway') continue;
    const elsewhere = new Set([...scope.children].map(({ node }) => node));
    for (const other of scope.joins.keys()) if (other !== gateway) elsewhere.add(other);
    const reached = [...elsewhere].flatMap((node) => flowsInto(gateway, node));
    if (reached.every((flow) => come.has(flow))) join(game, scope, gateway);
  }
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
    const linked = linkTarget(node);
    if (linked) open.push(linked);
    for (const flow of node.outgoing) {
      if (flow.to === gateway) reached.push(flow);
      open.push(flow.to);
    }
  }
  return reached;
}
