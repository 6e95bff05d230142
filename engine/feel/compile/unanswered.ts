/** What becomes of `?` without an input, of what is broken, and of what it stands in. Only nodes that may break pay for it. */
import { Broken, Unanswered } from '../fatal.ts';
import type { Scope } from '../scope.ts';
import { mayBreak } from '../syntax/breaking.ts';
import type { Node } from '../syntax/nodes.ts';
import type { Value } from '../values.ts';
import type { Compiled } from './compiled.ts';

/** What it costs to throw and to catch, in steps: each error knows where it comes from. */
export const stepsOfCatch = 60;

/** The value, or what is made of an error of this kind. */
export function caught<E extends Error>(
  node: Node,
  compiled: Compiled,
  kind: new (message: string) => E,
  made: (error: E, scope: Scope) => Value
): Compiled {
  if (!mayBreak(node)) return compiled;
  return (scope) => {
    try {
      return compiled(scope);
    } catch (error) {
      if (!(error instanceof kind)) throw error;
      scope.run.spend(stepsOfCatch);
      return made(error, scope);
    }
  };
}

/** A list or context: what in it is unanswered breaks it. */
export const breakable = (node: Node, compiled: Compiled): Compiled =>
  caught(node, compiled, Unanswered, ({ message }) => {
    throw new Broken(message);
  });

/** The value; null when it is broken. */
export const unbroken = (node: Node, compiled: Compiled): Compiled =>
  caught(node, compiled, Broken, () => null);

/** The value as an item of a list, or to look at: null when it is broken, and what is unanswered as it is. */
export const asItem = (node: Node, compiled: Compiled): Compiled =>
  caught(node, unbroken(node, compiled), Unanswered, (unanswered) => unanswered);

/** The value; undefined when it is unanswered. */
export function answerOf(expression: Compiled, scope: Scope): Value | undefined {
  try {
    return expression(scope);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    scope.run.spend(stepsOfCatch);
    return undefined;
  }
}
