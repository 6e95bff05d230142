/** Reads jobs out of `zeebe:taskDefinition` and `zeebe:taskHeaders`. */
import type { BpmnNode, Extension } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import type { CompileContext } from './compile-context.ts';
import { bindingOf } from './compile-binding.ts';
import type { JobDefinition, LinkedResource } from './executable.ts';

/** The texts of `zeebe:taskHeaders`. */
export function headerTexts(headers: Extension | undefined): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { key, value } of headers?.values ?? []) if (key) texts[key] = value ?? '';
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
    ...bindingOf(context, node, linked),
    resourceType: linked.resourceType ?? '',
    linkName: linked.linkName ?? ''
  }));
}

/** The job of a node that has a `zeebe:taskDefinition`. */
export function compileJob(context: CompileContext, node: BpmnNode): JobDefinition | null {
  const definition = extensionOf(node, 'zeebe:TaskDefinition');
  if (!definition) return null;
  const linked = linkedResources(context, node);
  return {
    ...(linked.length > 0 ? { linked } : {}),
    type: context.required(node, definition.type, 'Task definition type'),
    retries: context.attribute(node, definition.retries ?? '3'),
    headers: headersOf(node)
  };
}
