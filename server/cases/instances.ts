import { now, type Camunda } from '../engine/camunda.ts';

/** A process instance of a case. */
export interface CaseInstance {
  readonly processInstanceKey: string;
  readonly processDefinitionId: string;
  readonly processDefinitionKey: string;
  readonly state: string;
}

/** Every process instance that carries the case's key, called ones included, oldest first. */
export async function instancesOf(camunda: Camunda, caseKey: string): Promise<readonly CaseInstance[]> {
  const query = {
    filter: { variables: [{ name: 'caseKey', value: JSON.stringify(caseKey) }] },
    sort: [{ field: 'startDate', order: 'ASC' }],
    page: { limit: 500 }
  };
  const { items } = (await camunda.searchProcessInstances(query as never, now)) as unknown as {
    items: readonly CaseInstance[];
  };
  return items;
}

export const isRunning = ({ state }: CaseInstance): boolean => state === 'ACTIVE';

/** The instance to show: the newest that is running, else the newest, of the processes given in order of preference. */
export function instanceOf(
  instances: readonly CaseInstance[],
  processIds: readonly string[]
): CaseInstance | undefined {
  for (const processId of processIds) {
    const fitting = instances.filter(({ processDefinitionId }) => processDefinitionId === processId);
    const found = fitting.findLast(isRunning) ?? fitting.at(-1);
    if (found) return found;
  }
  return undefined;
}
