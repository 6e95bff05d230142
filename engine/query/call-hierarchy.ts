import type { EngineQueries } from '../ports.ts';
import type { ProcessInstanceRecord } from '../records.ts';

/** One step from the outermost caller down to an instance. */
export interface HierarchyEntry {
  processInstanceKey: string;
  processDefinitionKey: string;
  processDefinitionName: string;
}

/** The instances that called an instance, the outermost first, the instance itself last. */
export async function callHierarchy(
  queries: EngineQueries,
  instance: ProcessInstanceRecord
): Promise<HierarchyEntry[]> {
  const entries: HierarchyEntry[] = [];
  let current: ProcessInstanceRecord | undefined = instance;
  while (current) {
    entries.unshift({
      processInstanceKey: current.key,
      processDefinitionKey: current.processDefinitionKey,
      processDefinitionName: current.processDefinitionName ?? current.processDefinitionId
    });
    const parent: string | null = current.parentProcessInstanceKey;
    current = parent === null ? undefined : await queries.get('processInstance', parent);
  }
  return entries;
}
