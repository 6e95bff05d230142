import { type HistoryKind, historyKinds } from '../../commands/history.ts';
import type { Condition } from '../../ports.ts';
import { notFound } from '../problem.ts';
import type { Gateway, Handler, Route } from '../route.ts';
import { find, submitQuietly } from '../run.ts';

const PAGE = 5000;

async function keysOf(
  { queries }: Gateway,
  kind: HistoryKind,
  where: readonly Condition[]
): Promise<string[]> {
  const keys: string[] = [];
  let after: string | undefined;
  do {
    const page = await queries.search(kind, { where, sort: [], limit: PAGE, after });
    for (const { key } of page.items) keys.push(key);
    after = page.items.length === PAGE ? page.endCursor : undefined;
  } while (after !== undefined);
  return keys;
}

const deleteInstance: Handler = async (gateway, { params }) => {
  const { key } = await find(gateway, 'processInstance', params[0]!, 'process instance');
  const rows = historyKinds.map(async (kind) => {
    const field = kind === 'processInstance' ? 'key' : 'processInstanceKey';
    return { kind, keys: await keysOf(gateway, kind, [{ field, op: 'eq', value: key }]) };
  });
  return submitQuietly(gateway, {
    type: 'DeleteHistory',
    processInstanceKey: key,
    rows: await Promise.all(rows)
  });
};

const deleteEvaluation: Handler = async (gateway, { params }) => {
  const where: Condition[] = [{ field: 'decisionEvaluationKey', op: 'eq', value: params[0]! }];
  const keys = await keysOf(gateway, 'decisionInstance', where);
  if (keys.length === 0) throw notFound(`There is no decision evaluation with key ${params[0]!}.`);
  return submitQuietly(gateway, {
    type: 'DeleteHistory',
    processInstanceKey: null,
    rows: [{ kind: 'decisionInstance', keys }]
  });
};

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
    path: '/decision-instances/{key}/deletion',
    handle: deleteEvaluation,
    note: 'by the key of the evaluation'
  }
];
