import { compileNode } from '../compile/compile.ts';
import type { Compile, Compiled } from '../compile/compiled.ts';
import type { Node, NodeOf } from '../syntax/nodes.ts';
import type { Kind } from '../values.ts';
import { checked, expecting, type Noting } from './notes.ts';
import type { Warnings } from './warnings.ts';

/** What a loop goes through: a list, or the numbers between two. */
const kindOfIterated =
  ({ iterators }: NodeOf<'for' | 'some' | 'every'>) =>
  (child: Node): Kind | undefined => {
    const iterator = iterators.find(({ list, end }) => child === list || child === end);
    return iterator && (iterator.end ? 'number' : 'list');
  };

/** Once the condition is neither true nor false for an item, it is not checked for those behind it. */
function quantified(node: NodeOf<'some' | 'every'>, compile: Compile, warnings: Warnings): Compiled {
  let isOpen = false;
  const iterated = expecting(kindOfIterated(node), compile, warnings);
  const compiled = compileNode(node, (child) => {
    if (child !== node.body) return iterated(child);
    const inner = compile(child);
    return (scope) => {
      const value = inner(scope);
      if (!isOpen) checked(value, 'boolean', scope, warnings);
      isOpen ||= typeof value !== 'boolean';
      return value;
    };
  });
  return (scope) => {
    isOpen = false;
    return compiled(scope);
  };
}

/** Loops. */
export const notingLoops: Noting<'for' | 'some' | 'every'> = (warnings) => ({
  for: (node, compile) => compileNode(node, expecting(kindOfIterated(node), compile, warnings)),

  some: (node, compile) => quantified(node, compile, warnings),

  every: (node, compile) => quantified(node, compile, warnings)
});
