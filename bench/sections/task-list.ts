import type { UserTaskRecord } from '../../engine/records.ts';
import { defaultTenant } from '../../engine/records.ts';
import { openSqliteEngineStore } from '../../persistence/engine-store/sqlite/store.ts';
import { quantiles, type Quantiles } from '../support/measure.ts';
import { inFolder } from '../support/stores.ts';

const GROUPS = 50;
const FIRST_KEY = 2 ** 51 + 1;

/** The 20 newest open tasks of one group among many: milliseconds. */
export async function taskList(tasks: number, searches: number): Promise<Quantiles> {
  return inFolder(async (file) => {
    const store = openSqliteEngineStore({ file });
    for (let from = 0; from < tasks; from += 5000) {
      const inserts = Array.from({ length: Math.min(5000, tasks - from) }, (_none, i) => task(from + i));
      await store.commit({ userTask: { inserts, updates: [], deletes: [] } });
    }
    const times: number[] = [];
    for (let i = 0; i < searches; i++) {
      const began = performance.now();
      const page = await store.search('userTask', {
        where: [
          { member: 'candidateGroups', where: [{ op: 'eq', value: `group-${i % GROUPS}` }] },
          { field: 'state', op: 'eq', value: 'CREATED' }
        ],
        sort: [{ field: 'creationDate', descending: true }],
        limit: 20
      });
      times.push(performance.now() - began);
      if (page.items.length !== 20) throw new Error('a page of the task list is not full');
    }
    await store.close();
    return quantiles(times);
  });
}

function task(n: number): UserTaskRecord {
  const key = String(FIRST_KEY + n);
  return {
    key,
    name: `task ${n}`,
    state: 'CREATED',
    assignee: null,
    candidateGroups: [`group-${n % GROUPS}`],
    candidateUsers: [],
    dueDate: null,
    followUpDate: null,
    priority: 50,
    formKey: null,
    externalFormReference: null,
    customHeaders: {},
    action: 'create',
    elementId: 'ReviewPaper',
    elementInstanceKey: key,
    processInstanceKey: key,
    processDefinitionKey: String(FIRST_KEY),
    processDefinitionId: 'bench-tasks',
    processDefinitionVersion: 1,
    processName: null,
    creationDate: 1_700_000_000_000 + n,
    completionDate: null,
    tenantId: defaultTenant
  };
}
