import type { FormSchema } from '../forms/form-schema.ts';
import { readForm } from '../forms/read-form.ts';
import { now, type Camunda } from '../engine/camunda.ts';
import { readModel, type ModelInfo } from './element-info.ts';
import { remembered } from './remembered.ts';

/** Models and forms as deployed; a version never changes, so each is read from the engine once. */
export interface DeployedModels {
  xml(processDefinitionKey: string): Promise<string>;
  model(processDefinitionKey: string): Promise<ModelInfo>;
  /** The form that a task was created with; null when it has none. */
  form(task: { readonly userTaskKey: string; readonly formKey: string | null }): Promise<FormSchema | null>;
}

const mostKept = 200;

export function createDeployedModels(camunda: Camunda): DeployedModels {
  const xml = remembered(mostKept, async (processDefinitionKey) => {
    const text: unknown = await camunda.getProcessDefinitionXml({ processDefinitionKey }, now);
    return String(text);
  });
  const model = remembered(mostKept, async (key) => readModel(await xml(key)));
  const forms = new Map<string, FormSchema>();

  return {
    xml,
    model,
    async form({ userTaskKey, formKey }) {
      if (formKey === null) return null;
      const known = forms.get(formKey);
      if (known) return known;
      const answer = (await camunda.getUserTaskForm({ userTaskKey }, now)) as
        { schema?: unknown } | undefined;
      const schema = answer?.schema;
      if (!schema) return null;
      const form = readForm(schema);
      if (forms.size >= mostKept) forms.clear();
      forms.set(formKey, form);
      return form;
    }
  };
}
