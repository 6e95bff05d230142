import type { BpmnNode } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import type { Refuse } from './problem.ts';

const isBlank = (text: string | undefined): boolean => !text?.trim();

/** A form definition names one form: by its id, or elsewhere; only native user tasks know external references, only others form keys. */
export function oneForm(node: BpmnNode, refuse: Refuse): void {
  const form = extensionOf(node, 'zeebe:FormDefinition');
  if (!form) return;
  const isNative = extensionOf(node, 'zeebe:UserTask') !== undefined;
  const [other, given] = isNative ? ['externalReference', form.externalReference] : ['formKey', form.formKey];
  if (isBlank(form.formId) === isBlank(given))
    refuse(
      `Exactly one of the attributes 'formId, ${other}' must be present and not blank${isNative ? ' for native user tasks' : ''}`
    );
  if (isNative && isBlank(form.formId) && form.bindingType === 'deployment')
    refuse("Attribute 'externalReference' must not be used in combination with attribute 'bindingType'");
}

/** A form within a process has a text. */
export function formTexts(node: BpmnNode, refuse: Refuse): void {
  const forms = (node.extensionElements?.values ?? []).filter(({ $type }) => $type === 'zeebe:UserTaskForm');
  if (forms.some(({ body }) => !body)) refuse('User task form text content has to be present and not empty');
}
