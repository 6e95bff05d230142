import type { BpmnNode, Extension } from './bpmn-tree.ts';
import type { CompileContext } from './compile-context.ts';
import type { Binding } from './executable.ts';

interface Bound {
  binding: Binding;
  versionTag: string | null;
}

/** Which version of what it names a reference means; refuses one that does not say, or says two things. */
export function bindingOf(context: CompileContext, node: BpmnNode, extension: Extension): Bound {
  const bound = linkedBindingOf(context, node, extension);
  if (bound.binding !== 'versionTag' && bound.versionTag?.trim())
    context.problems.add(node.id, "Attribute 'versionTag' may only be used if 'bindingType' is 'versionTag'");
  return bound;
}

/** The binding of a linked resource, which may tell a tag that it does not go by. */
export function linkedBindingOf(context: CompileContext, node: BpmnNode, extension: Extension): Bound {
  const binding = extension.bindingType || 'latest';
  if (binding !== 'latest' && binding !== 'deployment' && binding !== 'versionTag') {
    context.problems.add(
      node.id,
      `Binding type '${binding}' is not known; use latest, deployment or versionTag`
    );
    return { binding: 'latest', versionTag: null };
  }
  if (binding === 'versionTag' && !extension.versionTag?.trim())
    context.problems.add(
      node.id,
      "Attribute 'versionTag' must be present and not empty if 'bindingType' is 'versionTag'"
    );
  return { binding, versionTag: extension.versionTag ?? null };
}
