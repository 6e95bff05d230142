import type { BpmnNode } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import type { CompileContext } from './compile-context.ts';
import type { ConditionDefinition, VariableEvent } from './executable.ts';

const variableEvents: readonly VariableEvent[] = ['create', 'update'];

/**
 * The condition that an event waits for. As in Zeebe 8.9 the variables whose changes count are those that the expression reads; an
 * attribute `variableNames` of the filter is not looked at.
 */
export function compileCondition(
  context: CompileContext,
  node: BpmnNode,
  definition: BpmnNode
): ConditionDefinition {
  const expression = context.requiredFeel(node, definition.condition?.body?.trim(), 'Condition');
  const filter = extensionOf(definition, 'zeebe:ConditionalFilter')?.variableEvents ?? '';
  const given = filter
    .split(',')
    .map((event) => event.trim())
    .filter((event) => event !== '');
  const isKnown = (event: string): event is VariableEvent => variableEvents.includes(event as VariableEvent);
  for (const event of given.filter((each) => !isKnown(each)))
    context.problems.add(
      node.id,
      `Variable event '${event}' is not valid. Must be one of: create, update or a comma-separated list of both.`
    );
  return { expression, variableEvents: given.length > 0 ? given.filter(isKnown) : variableEvents };
}
