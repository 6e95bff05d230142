import type { BpmnNode } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import type { CompileContext } from './compile-context.ts';
import { singleExtensions } from './single-extensions.ts';

const named = new Set(['bpmn:Message', 'bpmn:Signal', 'bpmn:Error', 'bpmn:Escalation']);

/** Checks messages and signals whether or not anything waits for them: an expression must parse, and a correlation key be one. */
export function checkRoots({ rootElements = [] }: BpmnNode, context: CompileContext): void {
  for (const node of rootElements) {
    if (named.has(node.$type) && !node.id)
      context.problems.add(node.name, 'Element id must be present and not empty.');
    if (node.$type !== 'bpmn:Message' && node.$type !== 'bpmn:Signal') continue;
    context.optional(node, node.name);
    singleExtensions(node, (reason) => context.problems.add(node.id, reason));
    const subscription = extensionOf(node, 'zeebe:Subscription');
    if (subscription) context.requiredFeel(node, subscription.correlationKey, "Attribute 'correlationKey'");
  }
}
