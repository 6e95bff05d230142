import { compileNode } from '../compile/compile.ts';
import { paidFind, type Scope } from '../scope.ts';
import type { Node } from '../syntax/nodes.ts';
import { isTemporal, temporalProperty } from '../temporal.ts';
import { entryOf, isContext, isList, keysOf, type Value } from '../values.ts';
import { expecting, type Noting, watched } from './notes.ts';
import { propertiesOf } from './properties.ts';
import { quoted } from './told-value.ts';
import type { Warnings } from './warnings.ts';

/** The variable that a path begins with; undefined when it begins with anything else. */
function variableOf(node: Node): string | undefined {
  if (node.type === 'path') return variableOf(node.target);
  return node.type === 'name' ? node.name : undefined;
}

const listed = (keys: readonly string[]): string => keys.map((key) => `'${key}'`).join(', ');

/** Notes what a path does not lead to; of each item of a list. */
function noteLost(target: Value, key: string, scope: Scope, warnings: Warnings): void {
  if (isList(target)) {
    scope.run.spend(target.length);
    for (const item of target) noteLost(item, key, scope, warnings);
    return;
  }
  const noEntry = `No context entry found with key '${key}'.`;
  if (target === null) warnings.add('NO_CONTEXT_ENTRY_FOUND', `${noEntry} The context is null`);
  else if (isContext(target)) {
    if (entryOf(target, key) !== undefined) return;
    const keys = listed(keysOf(target, scope.run));
    warnings.add('NO_CONTEXT_ENTRY_FOUND', `${noEntry} Available keys: ${keys}`);
  } else if (!isTemporal(target) || temporalProperty(target, key) === undefined) {
    const told = `No property found with name '${key}' of value ${quoted(target, scope.run)}.`;
    warnings.add('NO_PROPERTY_FOUND', `${told} Available properties: ${listed(propertiesOf(target))}`);
  }
}

/** Variables and parts of values. */
export const notingPaths: Noting<'name' | 'path' | 'filter'> = (warnings) => ({
  name:
    ({ name }) =>
    (scope) => {
      const value = paidFind(scope, name);
      if (value === undefined) warnings.add('NO_VARIABLE_FOUND', `No variable found with name '${name}'`);
      return value ?? null;
    },

  path(node, compile) {
    const { compiled, seen } = watched(node, compile);
    const variable = variableOf(node);
    return (scope) => {
      const value = compiled(scope);
      const isKnown = variable === undefined || paidFind(scope, variable) !== undefined;
      if (isKnown) noteLost(seen.get(node.target) ?? null, node.key, scope, warnings);
      return value;
    };
  },

  filter: (node, compile) =>
    compileNode(
      node,
      expecting((child) => (child === node.target ? 'list' : undefined), compile, warnings)
    )
});
