/** Compiles a syntax tree to closures, once: evaluating it then only calls them. */
import type { Node } from '../syntax/nodes.ts';
import { calls } from './calls.ts';
import type { Compile, Compiled, Compilers } from './compiled.ts';
import { iterations } from './iterations.ts';
import { literals } from './literals.ts';
import { operations } from './operations.ts';
import { paths } from './paths.ts';
import { tests } from './tests.ts';

const compilers: Compilers<Node['type']> = {
  ...literals,
  ...operations,
  ...paths,
  ...calls,
  ...iterations,
  ...tests
};

/** The closure that evaluates a node. */
export function compile(node: Node): Compiled {
  return (compilers[node.type] as (node: Node, compile: Compile) => Compiled)(node, compile);
}
