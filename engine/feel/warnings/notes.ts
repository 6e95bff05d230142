/** What all that notes warnings needs: the values below a node, and whether they are of the kind that is due. */
import { compileNode } from '../compile/compile.ts';
import type { Compile, Compiled, Compilers } from '../compile/compiled.ts';
import type { Scope } from '../scope.ts';
import type { Node } from '../syntax/nodes.ts';
import { type Kind, kindOf, type Value } from '../values.ts';
import { quoted } from './told-value.ts';
import type { Warnings } from './warnings.ts';

/** Compiles the nodes of some types so that they note what they warn of. */
export type Noting<T extends Node['type']> = (warnings: Warnings) => Compilers<T>;

/** The closure of a node, and what those right below it came to last. */
export function watched(node: Node, compile: Compile): { compiled: Compiled; seen: Map<Node, Value> } {
  const seen = new Map<Node, Value>();
  const compiled = compileNode(node, (child) => {
    const inner = compile(child);
    return (scope) => {
      const value = inner(scope);
      seen.set(child, value);
      return value;
    };
  });
  return { compiled, seen };
}

/** The value, after a warning when it is of another kind. */
export function checked(value: Value, kind: Kind, scope: Scope, warnings: Warnings): Value {
  if (kindOf(value) !== kind)
    warnings.add('INVALID_TYPE', `Expected ${kind} but found ${quoted(value, scope.run)}`);
  return value;
}

/** Compiles what stands below a node, and checks each that is to be of some kind. */
export function expecting(
  kindOfChild: (child: Node) => Kind | undefined,
  compile: Compile,
  warnings: Warnings
): Compile {
  return (child) => {
    const inner = compile(child);
    const kind = kindOfChild(child);
    return kind === undefined ? inner : (scope) => checked(inner(scope), kind, scope, warnings);
  };
}

/** Notes that two values cannot be compared. */
export function incomparable(left: Value, right: Value, scope: Scope, warnings: Warnings): void {
  warnings.add('NOT_COMPARABLE', `Can't compare ${quoted(left, scope.run)} with ${quoted(right, scope.run)}`);
}
