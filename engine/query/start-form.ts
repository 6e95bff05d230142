import type { BpmnNode } from '../model/bpmn-tree.ts';
import { extensionOf } from '../model/bpmn-tree.ts';
import { parseBpmn } from '../model/parse.ts';
import type { Condition, EngineQueries } from '../ports.ts';
import type { FormRecord, ProcessDefinitionRecord } from '../records.ts';

/** The form of a process's start event, as its binding chooses it; undefined when it has none or none is deployed. */
export async function startForm(
  queries: EngineQueries,
  definition: ProcessDefinitionRecord
): Promise<FormRecord | undefined> {
  if (!definition.hasStartForm) return undefined;
  const { definitions } = await parseBpmn(definition.resource);
  const process = definitions?.rootElements?.find((root) => root.id === definition.processDefinitionId);
  const link = formLink(process);
  if (!link?.formId) return undefined;
  const where: Condition[] = [{ field: 'formId', op: 'eq', value: link.formId }];
  if (link.bindingType === 'deployment') {
    where.push({ field: 'deploymentKey', op: 'eq', value: definition.deploymentKey });
  }
  if (link.bindingType === 'versionTag')
    where.push({ field: 'versionTag', op: 'eq', value: link.versionTag ?? '' });
  const found = await queries.search('form', {
    where,
    sort: [{ field: 'version', descending: true }],
    limit: 1
  });
  return found.items[0] && queries.get('form', found.items[0].key);
}

function formLink(process: BpmnNode | undefined) {
  const starts = process?.flowElements?.filter((node) => node.$type === 'bpmn:StartEvent') ?? [];
  return starts.map((node) => extensionOf(node, 'zeebe:FormDefinition')).find((link) => link !== undefined);
}
