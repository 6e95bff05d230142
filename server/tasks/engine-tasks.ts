import { isRole } from '../../domain/roles.ts';
import type { ProjectedTask } from '../../persistence/contract/index.ts';
import { variableOf } from '../cases/variables.ts';
import { now, type Camunda } from '../engine/camunda.ts';

/** A user task as the engine's search answers it. */
export interface EngineTask {
  readonly userTaskKey: string;
  readonly state?: string;
  readonly name?: string | null;
  readonly elementId?: string;
  readonly elementInstanceKey?: string;
  readonly processDefinitionId?: string;
  readonly processDefinitionKey?: string;
  readonly processInstanceKey?: string;
  readonly assignee?: string | null;
  readonly candidateGroups?: readonly string[] | null;
  readonly creationDate?: string;
  readonly completionDate?: string | null;
  readonly dueDate?: string | null;
  readonly formKey?: string | null;
  readonly priority?: number;
}

interface Page {
  readonly items: readonly EngineTask[];
  readonly page: { readonly endCursor?: string | null };
}

type Filter = Readonly<Record<string, unknown>>;

const pageSize = 200;

/** All tasks that fit the filter, oldest first, page by page. */
export async function* searchTasks(camunda: Camunda, filter: Filter): AsyncIterable<readonly EngineTask[]> {
  let after: string | undefined;
  for (;;) {
    const query = {
      filter,
      sort: [{ field: 'creationDate', order: 'ASC' }],
      page: { limit: pageSize, ...(after !== undefined && { after }) }
    };
    const { items, page } = (await camunda.searchUserTasks(query as never, now)) as unknown as Page;
    if (items.length > 0) yield items;
    if (items.length < pageSize || !page.endCursor) return;
    after = page.endCursor;
  }
}

/** Finds the case of a process instance by its variable `caseKey`; an instance keeps it for life. */
export function createCaseLookup(
  camunda: Camunda
): (processInstanceKey: string) => Promise<string | undefined> {
  const known = new Map<string, string>();
  return async (processInstanceKey) => {
    const kept = known.get(processInstanceKey);
    if (kept !== undefined) return kept;
    const value = await variableOf(camunda, processInstanceKey, 'caseKey');
    if (typeof value !== 'string') return undefined;
    if (known.size > 10_000) known.clear();
    known.set(processInstanceKey, value);
    return value;
  };
}

type Doer = Pick<ProjectedTask, 'caseKey' | 'role' | 'participationId'>;

/** Who does it: `<caseKey>/<role>` as the one candidate group, or one participation as the assignee. */
async function doerOf(
  task: EngineTask,
  caseOf: (processInstanceKey: string) => Promise<string | undefined>
): Promise<Doer | undefined> {
  const [caseKey = '', role = ''] = (task.candidateGroups?.[0] ?? '').split('/');
  if (caseKey && isRole(role)) return { caseKey, role, participationId: null };
  if (!task.assignee || !task.processInstanceKey) return undefined;
  const found = await caseOf(task.processInstanceKey);
  return found === undefined ? undefined : { caseKey: found, role: null, participationId: task.assignee };
}

/** The desk's view of an engine task; undefined for one that names nobody of any case. */
export async function projected(
  task: EngineTask,
  caseOf: (processInstanceKey: string) => Promise<string | undefined>
): Promise<ProjectedTask | undefined> {
  const doer = await doerOf(task, caseOf);
  if (!doer) return undefined;
  return {
    ...doer,
    userTaskKey: task.userTaskKey,
    elementId: task.elementId ?? '',
    elementInstanceKey: task.elementInstanceKey ?? '',
    processDefinitionId: task.processDefinitionId ?? '',
    processDefinitionKey: task.processDefinitionKey ?? '',
    processInstanceKey: task.processInstanceKey ?? '',
    name: task.name ?? task.elementId ?? '',
    formKey: task.formKey ?? null,
    dueAt: task.dueDate ?? null,
    createdAt: task.creationDate ?? '',
    priority: task.priority ?? 50
  };
}
