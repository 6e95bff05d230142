/** Reads jobs out of `zeebe:taskDefinition` and `zeebe:taskHeaders`. */
import { constant } from '../feel/expression.ts';
import type { BpmnNode, Extension } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import type { CompileContext } from './compile-context.ts';
import { linkedBindingOf } from './compile-binding.ts';
import type { JobDefinition, LinkedResource } from './executable.ts';

/** The texts of `zeebe:taskHeaders`. */
export function headerTexts(headers: Extension | undefined): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { key, value } of headers?.values ?? []) if (key && value) texts[key] = value;
  return texts;
}

/** The headers of a node. */
export function headersOf(node: BpmnNode): Record<string, string> {
  return headerTexts(extensionOf(node, 'zeebe:TaskHeaders'));
}

function linkedResources(context: CompileContext, node: BpmnNode): LinkedResource[] {
  const given = (extensionOf(node, 'zeebe:LinkedResources')?.values ?? []) as Extension[];
  return given.map((linked) => ({
    id: context.required(node, linked.resourceId, "Attribute 'resourceId' of a linked resource"),
    ...linkedBindingOf(context, node, linked),
    resourceType: resourceTypeOf(context, node, linked),
    linkName: linked.linkName ?? ''
  }));
}

function resourceTypeOf(context: CompileContext, node: BpmnNode, { resourceType }: Extension): string {
  if (!resourceType) context.problems.add(node.id, "Attribute 'resourceType' must be present and not empty");
  return resourceType ?? '';
}

/** The job of a node that has a `zeebe:taskDefinition`. */
export function compileJob(context: CompileContext, node: BpmnNode): JobDefinition | null {
  const definition = extensionOf(node, 'zeebe:TaskDefinition');
  if (!definition) return null;
  const linked = linkedResources(context, node);
  return {
    ...(linked.length > 0 ? { linked } : {}),
    type: context.optional(node, definition.type) ?? constant(''),
    retries: context.attribute(node, definition.retries ?? '3'),
    headers: headersOf(node)
  };
}
