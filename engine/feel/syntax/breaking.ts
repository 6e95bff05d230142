import { children, everyNode } from './children.ts';
import type { Node } from './nodes.ts';

const breaking = new WeakSet<Node>();

/** Finds, below a node, what may be no value: `?` without an input, a range of what has no order, a function of a context. */
export function findBreaking(top: Node): void {
  // From the leaves up, so that no node is looked at twice, however deep the tree is.
  for (const node of [...everyNode(top)].reverse())
    if (breaks(node) || children(node).some(mayBreak)) breaking.add(node);
}

const breaks = (node: Node): boolean =>
  node.type === 'input' || node.type === 'interval' || (node.type === 'call' && node.path.length > 0);

/** Whether a node, or one below it, may be no value; to be asked when that has been found out. */
export const mayBreak = (node: Node): boolean => breaking.has(node);
