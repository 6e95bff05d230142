import type { BpmnNode } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import type { CompileContext } from './compile-context.ts';
import { compileJob } from './compile-job.ts';
import { toolParameters } from './tool-parameters.ts';
import type { AdHocDefinition, ExecutableElement } from './executable.ts';

/** Reads what an ad-hoc sub-process activates and when it is done; `element` has its children already. */
export function compileAdHoc(
  context: CompileContext,
  node: BpmnNode,
  element: ExecutableElement,
  inner: ExecutableElement
): AdHocDefinition {
  const given = extensionOf(node, 'zeebe:AdHoc');
  const condition = node.completionCondition?.body;
  element.job = compileJob(context, node);
  const refuse = (reason: string) => context.problems.add(node.id, reason);
  if (Boolean(given?.outputCollection) !== Boolean(given?.outputElement))
    refuse("Attributes 'outputCollection' and 'outputElement' must both be present or both be absent");
  if (
    element.job &&
    (condition || given?.activeElementsCollection || node.cancelRemainingInstances === false)
  )
    refuse(
      "With 'zeebe:taskDefinition' there must be no completionCondition, no activeElementsCollection, and cancelRemainingInstances must not be false"
    );
  return {
    inner,
    activeElements: given?.activeElementsCollection
      ? context.requiredFeel(node, given.activeElementsCollection, "Attribute 'activeElementsCollection'")
      : null,
    completionCondition: node.completionCondition
      ? context.requiredFeel(node, condition?.trim(), 'Completion condition')
      : null,
    cancelRemaining: node.cancelRemainingInstances !== false,
    outputCollection: given?.outputCollection || null,
    outputElement: given?.outputElement
      ? context.requiredFeel(node, given.outputElement, "Attribute 'outputElement'")
      : null,
    described: JSON.stringify(activatable(element).map((child) => describe(context, node, child)))
  };
}

const never = new Set(['BOUNDARY_EVENT', 'EVENT_SUB_PROCESS', 'START_EVENT', 'END_EVENT']);

/** The elements that can be activated: those that no flow leads to. */
export function activatable({ children }: ExecutableElement): ExecutableElement[] {
  return children.filter(
    ({ type, incoming, forCompensation }) => !never.has(type) && incoming.length === 0 && !forCompensation
  );
}

/** What there is to tell of an element; nothing is told that it does not have. */
function describe(context: CompileContext, scope: BpmnNode, { id, name }: ExecutableElement): object {
  const node = scope.flowElements?.find((child) => child.id === id);
  const documentation = node?.documentation?.[0]?.text;
  const properties = extensionOf(node, 'zeebe:Properties')?.properties ?? [];
  const parameters = toolParameters(context.feel, node);
  return {
    elementId: id,
    ...(name && { elementName: name }),
    ...(documentation && { documentation }),
    ...(properties.length > 0 && {
      properties: Object.fromEntries(
        properties.map((property) => [property.name ?? '', property.value ?? ''])
      )
    }),
    ...(parameters.length > 0 && { parameters })
  };
}
