import type { Scalar } from '../ports.ts';
import { readSearch } from './read-search.ts';
import { invalidSearch } from './search-spec.ts';

/** One group of a statistic; what it is sorted by are scalars. */
export type Counted = Readonly<Record<string, unknown>>;

/** One page of a statistic, sorted as the request asks; by offset, in its cursors too, since a statistic has no rows to go on from. */
export function pageOfCounted(
  body: Readonly<Record<string, unknown>>,
  items: readonly Counted[],
  sortable: readonly string[]
): { items: Counted[]; page: { totalItems: number; hasMoreTotalItems: boolean; endCursor?: string } } {
  const sort = Object.fromEntries(sortable.map((field) => [field, field]));
  const asked = readSearch(
    { kind: 'note', filters: {}, sort, toItem: (record) => record },
    { sort: body.sort, page: body.page }
  );
  const sorted = items.toSorted((left, right) => {
    for (const { field, descending } of asked.sort) {
      const order = compared(scalar(left[field]), scalar(right[field]));
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
  const from = asked.after === undefined ? (asked.offset ?? 0) : offsetOf(asked.after);
  const to = Math.min(from + asked.limit, items.length);
  return {
    items: sorted.slice(from, to),
    page: {
      totalItems: items.length,
      hasMoreTotalItems: false,
      ...(to > from && { endCursor: Buffer.from(`at ${to}`).toString('base64') })
    }
  };
}

function offsetOf(cursor: string): number {
  const [, offset] = /^at (\d{1,9})$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (offset === undefined) throw invalidSearch('page.after must be a cursor that an earlier page gave.');
  return Number(offset);
}

const scalar = (value: unknown): Scalar | null => (value ?? null) as Scalar | null;

function compared(left: Scalar | null, right: Scalar | null): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? 1 : -1;
  return left < right ? -1 : 1;
}
