import type { BpmnNode, Extension } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import type { SameDeployment } from './executable.ts';
import { withinTree } from './tree-rules.ts';

type Kind = SameDeployment['kind'];

const extensions: readonly [type: string, kind: Kind, id: (extension: Extension) => string | undefined][] = [
  ['zeebe:CalledElement', 'process', ({ processId }) => processId],
  ['zeebe:CalledDecision', 'decision', ({ decisionId }) => decisionId],
  ['zeebe:FormDefinition', 'form', ({ formId }) => formId]
];

/** What a process refers to by the binding type `deployment`; what an expression names is found out when it is evaluated. */
export function referencesWithin(process: BpmnNode): SameDeployment[] {
  return [...withinTree(process)].filter(({ $type }) => $type !== 'bpmn:StartEvent').flatMap(referencesOf);
}

function referencesOf(node: BpmnNode): SameDeployment[] {
  return extensions.flatMap(([type, kind, idOf]) => {
    const extension = extensionOf(node, type);
    const id = extension?.bindingType === 'deployment' ? idOf(extension) : undefined;
    return id && !id.startsWith('=') ? [{ elementId: node.id ?? '', kind, id }] : [];
  });
}
