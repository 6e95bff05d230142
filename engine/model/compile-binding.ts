import type { BpmnNode, Extension } from './bpmn-tree.ts';
import type { CompileContext } from './compile-context.ts';
import type { Binding } from './executable.ts';

/** Which version of what it names a reference means; refuses one that does not say. */
export function bindingOf(
  context: CompileContext,
  node: BpmnNode,
  extension: Extension
): { binding: Binding; versionTag: string | null } {
  const binding = extension.bindingType ?? 'latest';
  if (binding !== 'latest' && binding !== 'deployment' && binding !== 'versionTag') {
    context.problems.add(
      node.id,
      `Binding type '${binding}' is not known; use latest, deployment or versionTag`
    );
    return { binding: 'latest', versionTag: null };
  }
  if (binding === 'versionTag' && !extension.versionTag) {
    context.problems.add(
      node.id,
      "Attribute 'versionTag' must be present and not empty with binding type versionTag"
    );
  }
  return { binding, versionTag: extension.versionTag ?? null };
}
