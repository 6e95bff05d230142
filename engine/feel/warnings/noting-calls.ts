import { noFunction, takes } from '../compile/calls.ts';
import { compileNode } from '../compile/compile.ts';
import type { Compiled } from '../compile/compiled.ts';
import { NoFunction } from '../fatal.ts';
import { paidFind, type Scope } from '../scope.ts';
import type { Arguments, Node } from '../syntax/nodes.ts';
import { functionKey, FunctionValue, Range, type Value } from '../values.ts';
import { type Noting, watched } from './notes.ts';
import { reasonOfCall } from './told-call.ts';
import type { Warnings } from './warnings.ts';

/** Whether a function of the expression is called. */
function isOwn(scope: Scope, name: string, { values }: Arguments): boolean {
  const own = paidFind(scope, functionKey(name));
  return own instanceof FunctionValue && own.parameters.length === values.length;
}

/** What an argument came to, by what its parts came to: of a range only its bounds are asked for. */
function givenAs(arg: Node, valueOf: (part: Node) => Value): Value {
  if (arg.type !== 'interval') return valueOf(arg);
  return new Range(valueOf(arg.start), arg.startIncluded, valueOf(arg.end), arg.endIncluded);
}

/** A call of a function in a context. */
function notingEntry(compiled: Compiled, warnings: Warnings): Compiled {
  return (scope) => {
    try {
      return compiled(scope);
    } catch (error) {
      if (error instanceof NoFunction) warnings.add('NO_FUNCTION_FOUND', error.message);
      throw error;
    }
  };
}

/** Calls. */
export const notingCalls: Noting<'call'> = (warnings) => ({
  call(node, compile) {
    if (node.path.length > 0) return notingEntry(compileNode(node, compile), warnings);
    const { compiled, seen } = watched(node, compile);
    const { name, args } = node;
    const isTaken = takes(name, args);
    return (scope) => {
      const value = compiled(scope);
      if (value !== null || isOwn(scope, name, args)) return value;
      if (!isTaken) warnings.add('NO_FUNCTION_FOUND', noFunction(name, args));
      else if (args.names === null) {
        const given = args.values.map((arg) => givenAs(arg, (part) => seen.get(part) ?? null));
        const reason = reasonOfCall(name, given, scope.run);
        if (reason !== undefined)
          warnings.add('FUNCTION_INVOCATION_FAILURE', `Failed to invoke function '${name}': ${reason}`);
      }
      return value;
    };
  }
});
