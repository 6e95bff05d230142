import type { Item } from './names.ts';

/** A search as 8.8 takes it. */
export interface Search {
  readonly filter?: Item;
  readonly sort?: readonly { readonly field: string; readonly order?: string }[];
  readonly page?: { readonly limit?: number; readonly from?: number; readonly after?: string };
}

const usualLimit = 100;

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

/** Sorts everything that was found as asked and cuts the page out that was asked for; a cursor is the number of items before it. */
export function pageOf(found: readonly Item[], { sort = [], page = {} }: Search): Item {
  const sorted = [...found].sort((a, b) => {
    for (const { field, order } of sort) {
      const [left, right] = [textOf(a[field]), textOf(b[field])];
      if (left !== right) return (left < right ? -1 : 1) * (order === 'DESC' ? -1 : 1);
    }
    return 0;
  });
  const from = page.after === undefined ? (page.from ?? 0) : Number(page.after);
  const items = sorted.slice(from, from + (page.limit ?? usualLimit));
  return {
    items,
    page: {
      totalItems: found.length,
      startCursor: items.length > 0 ? String(from) : null,
      endCursor: items.length > 0 ? String(from + items.length) : null
    }
  };
}

/** Whether an instant satisfies a condition of 8.8's, e.g. `{$gte: …}`; without a condition any does. */
export function isWithin(instant: unknown, condition: unknown): boolean {
  if (condition === undefined) return true;
  const { $gte, $lt } = condition as { $gte?: string; $lt?: string };
  const at = Date.parse(String(instant));
  return (
    !Number.isNaN(at) &&
    ($gte === undefined || at >= Date.parse($gte)) &&
    ($lt === undefined || at < Date.parse($lt))
  );
}
