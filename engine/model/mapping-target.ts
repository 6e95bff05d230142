import type { BpmnNode } from './bpmn-tree.ts';
import type { CompileContext } from './compile-context.ts';

const path = /^[a-zA-Z_][a-zA-Z0-9_]*(\.[a-zA-Z_][a-zA-Z0-9_]*)*$/;

/** Names that FEEL could not read again. */
const reserved = [
  'null',
  'true',
  'false',
  'function',
  'if',
  'then',
  'else',
  'for',
  'between',
  'instance',
  'of'
];

/** The variable, or the path into a context, that a mapping writes to; refuses what is none. */
export function mappingTarget(context: CompileContext, node: BpmnNode, target = ''): string[] {
  if (!path.test(target)) context.problems.add(node.id, `Mapping target '${target}' is not a variable name`);
  if (reserved.includes(target))
    context.problems.add(
      node.id,
      `Mapping target '${target}' is one of the reserved words (${reserved.join(', ')})`
    );
  return target.split('.');
}
