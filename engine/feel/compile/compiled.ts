import type { Scope } from '../scope.ts';
import type { Node, NodeOf } from '../syntax/nodes.ts';
import type { Value } from '../values.ts';

/** A compiled node. */
export type Compiled = (scope: Scope) => Value;

/** Compiles a node below the one that is being compiled. */
export type Compile = (node: Node) => Compiled;

/** Compiles the nodes of some types. */
export type Compilers<T extends Node['type']> = {
  readonly [K in T]: (node: NodeOf<K>, compile: Compile) => Compiled;
};
