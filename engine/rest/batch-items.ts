import type { CreateBatchOperation } from '../commands.ts';
import type { Condition } from '../ports.ts';
import { allRows } from '../query/all-rows.ts';
import { instanceOf } from './instance-of.ts';
import { invalidArgument } from './problem.ts';
import type { Gateway } from './route.ts';

export type BatchItems = CreateBatchOperation['items'];

/** Items of one batch operation at most. */
const MOST_ITEMS = 100_000;
/** As Camunda writes the key of a process instance that there is none of. */
const NO_INSTANCE = '-1';

/** What a batch operation is to be about: all rows of a kind that fulfil the conditions; a problem where they are too many. */
export async function itemsOf(
  { queries }: Gateway,
  kind: 'processInstance' | 'incident' | 'decisionInstance',
  where: readonly Condition[],
  most = MOST_ITEMS
): Promise<BatchItems> {
  const items: BatchItems = [];
  for await (const row of allRows(queries, kind, where)) {
    items.push({ itemKey: row.key, processInstanceKey: instanceOf(row) ?? NO_INSTANCE });
    if (items.length > most)
      throw invalidArgument(`This batch operation takes ${most} items at most; narrow the filter.`);
  }
  return items;
}
