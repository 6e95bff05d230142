import type { BpmnNode } from '../model/bpmn-tree.ts';
import { parseBpmn } from '../model/parse.ts';
import type { MemoryStore } from '../state/memory-store.ts';

/** Flow nodes of one process, in the order of its model. */
export interface Coverage {
  readonly reached: readonly string[];
  readonly missed: readonly string[];
  /** Share of the flow nodes that were reached, 0 to 1. */
  readonly share: number;
}

/** Compares the newest model of a process with the element instances that there are of any of its versions. */
export async function coverageOf(store: MemoryStore, processDefinitionId: string): Promise<Coverage> {
  const model = store
    .rows('processDefinition')
    .filter((row) => row.processDefinitionId === processDefinitionId)
    .at(-1);
  if (!model) throw new Error(`no process ${processDefinitionId}`);
  const { definitions } = await parseBpmn(model.resource);
  const process = definitions?.rootElements?.find(({ id }) => id === processDefinitionId);
  const nodes = process ? flowNodesIn(process) : [];
  const seen = new Set(
    store
      .rows('elementInstance')
      .filter((row) => row.processDefinitionId === processDefinitionId)
      .map((row) => row.elementId)
  );
  const reached = nodes.filter((id) => seen.has(id));
  return {
    reached,
    missed: nodes.filter((id) => !seen.has(id)),
    share: nodes.length === 0 ? 1 : reached.length / nodes.length
  };
}

const withoutTokens = /^bpmn:(SequenceFlow|DataObject|DataStore)/;

const flowNodesIn = (scope: BpmnNode): string[] =>
  (scope.flowElements ?? [])
    .filter(({ $type }) => !withoutTokens.test($type))
    .flatMap((node) => [...(node.id === undefined ? [] : [node.id]), ...flowNodesIn(node)]);
