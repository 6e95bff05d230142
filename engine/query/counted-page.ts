import type { Scalar } from '../ports.ts';
import { readSearch } from './read-search.ts';

/** One group of a statistic. */
export type Counted = Readonly<Record<string, Scalar | null>>;

/** One page of a statistic, sorted as the request asks; by offset, since a statistic has no rows to go on from. */
export function pageOfCounted(
  body: Readonly<Record<string, unknown>>,
  items: readonly Counted[],
  sortable: readonly string[]
): { items: Counted[]; page: { totalItems: number; hasMoreTotalItems: boolean } } {
  const sort = Object.fromEntries(sortable.map((field) => [field, field]));
  const asked = readSearch(
    { kind: 'note', filters: {}, sort, toItem: (record) => record },
    { sort: body.sort, page: body.page }
  );
  const sorted = items.toSorted((left, right) => {
    for (const { field, descending } of asked.sort) {
      const order = compared(left[field] ?? null, right[field] ?? null);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
  const from = asked.offset ?? 0;
  return {
    items: sorted.slice(from, from + asked.limit),
    page: { totalItems: items.length, hasMoreTotalItems: false }
  };
}

function compared(left: Scalar | null, right: Scalar | null): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? 1 : -1;
  return left < right ? -1 : 1;
}
