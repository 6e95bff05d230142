import { Broken, Unanswered } from '../fatal.ts';
import type { Scope } from '../scope.ts';
import { asksForInput } from '../syntax/children.ts';
import type { Node } from '../syntax/nodes.ts';
import type { Value } from '../values.ts';
import type { Compiled } from './compiled.ts';

/** A list or context: what in it was not answered breaks it. */
export function breakable(node: Node, compiled: Compiled): Compiled {
  if (!asksForInput(node)) return compiled;
  return (scope) => {
    try {
      return compiled(scope);
    } catch (error) {
      if (error instanceof Unanswered) throw new Broken(error.message);
      throw error;
    }
  };
}

/** The value; null when it is broken. */
export function unbroken(node: Node, compiled: Compiled): Compiled {
  if (!asksForInput(node)) return compiled;
  return (scope) => {
    try {
      return compiled(scope);
    } catch (error) {
      if (error instanceof Broken) return null;
      throw error;
    }
  };
}

/** The value; undefined when it was not answered. */
export function answerOf(expression: Compiled, scope: Scope): Value | undefined {
  try {
    return expression(scope);
  } catch (error) {
    if (error instanceof Unanswered) return undefined;
    throw error;
  }
}
