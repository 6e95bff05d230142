import type { Condition, EngineQueries } from '../../ports.ts';
import { allRows } from '../../query/all-rows.ts';
import { readConditions } from '../../query/read-search.ts';
import { decisionInstanceSearch } from '../../query/specs/decision.ts';
import { type HistoryKind, historyKinds, type HistoryRows } from '../../records.ts';
import { json } from '../answer.ts';
import { type BatchItems, itemsOf } from '../batch-items.ts';
import { withCriteria } from '../criteria.ts';
import { instanceOf } from '../instance-of.ts';
import { instanceConditions } from '../instance-filter.ts';
import { notFound } from '../problem.ts';
import { requiredObject } from '../read.ts';
import type { Gateway, Handler, Route } from '../route.ts';
import { find, submit, submitQuietly } from '../run.ts';

/** Process instances whose rows are looked for together, and that one batch operation deletes at most. */
const TOGETHER = 200;
const MOST_INSTANCES = 10_000;

/** The rows that process instances have left, of each instance by kind. */
async function rowsOf(
  queries: EngineQueries,
  instances: readonly string[]
): Promise<Map<string, HistoryRows[]>> {
  const found = new Map<string, HistoryRows[]>(instances.map((key) => [key, []]));
  for (const kind of historyKinds)
    for (let from = 0; from < instances.length; from += TOGETHER) {
      const field = kind === 'processInstance' ? 'key' : 'processInstanceKey';
      const where: Condition[] = [{ field, op: 'in', value: instances.slice(from, from + TOGETHER) }];
      for await (const row of allRows(queries, kind, where))
        keysFor(found, instanceOf(row) ?? '', kind).push(row.key);
    }
  return found;
}

function keysFor(found: Map<string, HistoryRows[]>, owner: string, kind: HistoryKind): string[] {
  const rows = found.get(owner) ?? [];
  const last = rows.at(-1);
  if (last?.kind === kind) return last.keys;
  const begun: HistoryRows = { kind, keys: [] };
  rows.push(begun);
  return begun.keys;
}

const deleteInstance: Handler = async (gateway, { params }) => {
  const { key } = await find(gateway, 'processInstance', params[0]!, 'process instance');
  const rows = (await rowsOf(gateway.queries, [key])).get(key)!;
  return submitQuietly(gateway, { type: 'DeleteHistory', processInstanceKey: key, rows });
};

const deleteEvaluation: Handler = async (gateway, { params }) => {
  const where: Condition[] = [{ field: 'decisionEvaluationKey', op: 'eq', value: params[0]! }];
  const keys: string[] = [];
  for await (const { key } of allRows(gateway.queries, 'decisionInstance', where)) keys.push(key);
  if (keys.length === 0) throw notFound(`There is no decision evaluation with key ${params[0]!}.`);
  return submitQuietly(gateway, {
    type: 'DeleteHistory',
    processInstanceKey: null,
    rows: [{ kind: 'decisionInstance', keys }]
  });
};

const ended: Condition = { field: 'state', op: 'in', value: ['COMPLETED', 'TERMINATED'] };

/** Those of the filter that have ended; what is found when the caller asks is what goes. */
const deleteInstances: Handler = async (gateway, { body }) => {
  const where = [ended, ...withCriteria(await instanceConditions(gateway, requiredObject(body, 'filter')))];
  const items = await itemsOf(gateway, 'processInstance', where, MOST_INSTANCES);
  const rows = await rowsOf(
    gateway.queries,
    items.map(({ itemKey }) => itemKey)
  );
  return create(
    gateway,
    'DELETE_PROCESS_INSTANCE',
    items.map((item) => ({ ...item, rows: rows.get(item.itemKey)! }))
  );
};

const deleteEvaluations: Handler = async (gateway, { body }) => {
  const where = withCriteria(readConditions(decisionInstanceSearch, requiredObject(body, 'filter')));
  return create(gateway, 'DELETE_DECISION_INSTANCE', await itemsOf(gateway, 'decisionInstance', where));
};

async function create(
  gateway: Gateway,
  operationType: 'DELETE_PROCESS_INSTANCE' | 'DELETE_DECISION_INSTANCE',
  items: BatchItems
) {
  return json(await submit(gateway, { type: 'CreateBatchOperation', operationType, items }));
}

/** What is over, deleted for good (8.9). */
export const historyRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/process-instances/{key}/deletion',
    handle: deleteInstance,
    note: 'one that has ended; those that it called stay'
  },
  {
    method: 'POST',
    path: '/process-instances/deletion',
    handle: deleteInstances,
    note: `those that have ended, ${MOST_INSTANCES} at most`
  },
  {
    method: 'POST',
    path: '/decision-instances/{key}/deletion',
    handle: deleteEvaluation,
    note: 'by the key of the evaluation'
  },
  { method: 'POST', path: '/decision-instances/deletion', handle: deleteEvaluations }
];
