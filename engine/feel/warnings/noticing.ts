/** Compiles as for any evaluation, but nodes note what they warn of: only an evaluation that is asked to warn pays for it. */
import { compileNode } from '../compile/compile.ts';
import type { Compile, Compiled } from '../compile/compiled.ts';
import type { Node } from '../syntax/nodes.ts';
import { notingCalls } from './noting-calls.ts';
import { notingLoops } from './noting-loops.ts';
import { notingOperations } from './noting-operations.ts';
import { notingPaths } from './noting-paths.ts';
import { notingTests } from './noting-tests.ts';
import type { Warnings } from './warnings.ts';

type Noticed = ((node: Node, compile: Compile) => Compiled) | undefined;

/** Compiles a tree that has been compiled before so that its evaluation notes what it warns of. */
export function noticing(top: Node, warnings: Warnings): Compiled {
  const noting: Readonly<Record<string, unknown>> = {
    ...notingOperations(warnings),
    ...notingPaths(warnings),
    ...notingCalls(warnings),
    ...notingLoops(warnings),
    ...notingTests(warnings)
  };
  const compile: Compile = (node) => ((noting[node.type] as Noticed) ?? compileNode)(node, compile);
  return compile(top);
}
