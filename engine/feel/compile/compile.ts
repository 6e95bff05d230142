/** Compiles a syntax tree to closures, once: evaluating it then only calls them. */
import { findBreaking } from '../syntax/breaking.ts';
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

/** The closure that evaluates a whole tree; null when it is nested too deep. */
export function compile(top: Node): Compiled | null {
  findBreaking(top);
  try {
    return compileAll(top);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const compileAll: Compile = (node) => compilerOf(node)(node, compileAll);

/** The closure of one node, with those below it made by `compile`. */
export const compileNode = (node: Node, compile: Compile): Compiled => compilerOf(node)(node, compile);

const compilerOf = (node: Node) => compilers[node.type] as (node: Node, compile: Compile) => Compiled;
