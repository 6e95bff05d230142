import type { Node } from './nodes.ts';

/** The nodes right below a node, in the order of the text. */
export function children(node: Node): readonly Node[] {
  switch (node.type) {
    case 'group':
      return [node.inner];
    case 'list':
      return node.items;
    case 'context':
      return node.entries.map(([, value]) => value);
    case 'function':
      return [node.body];
    case 'path':
      return [node.target];
    case 'filter':
      return [node.target, node.condition];
    case 'call':
      return node.args.values;
    case 'negation':
      return [node.operand];
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
      return [node.left, node.right];
    case 'between':
      return [node.value, node.start, node.end];
    case 'instance':
      return [node.value];
    case 'in':
      return [node.value, ...node.tests];
    case 'test':
      return [node.bound];
    case 'interval':
      return [node.start, node.end];
    case 'if':
      return [node.condition, node.then, node.otherwise];
    case 'for':
    case 'some':
    case 'every':
      return [...node.iterators.flatMap(({ list, end }) => (end ? [list, end] : [list])), node.body];
    case 'tests':
      return node.tests;
    default:
      return [];
  }
}

/** A node and all that stand below it. */
export function* everyNode(node: Node): Iterable<Node> {
  const left = [node];
  for (let next = left.pop(); next; next = left.pop()) {
    yield next;
    left.push(...[...children(next)].reverse());
  }
}

/** How many nodes it takes to evaluate a node once. */
export function sizeOf(node: Node): number {
  let size = 0;
  for (const _ of everyNode(node)) size += 1;
  return size;
}
