import type { Scalar, Search, SearchPage } from '../../engine/ports.ts';
import type { Entities, EntityKind } from '../../engine/records.ts';
import { encodeCursor, rowOfCursor, wholeCursor } from './cursor.ts';
import { recordOf } from './row.ts';
import { COUNT_LIMIT, type SearchStatements, sortTerms } from './search-sql.ts';
import { tableOf } from './schema.ts';

/** Makes the page of the bodies that were read and the matches that were counted. */
export function pageOf<Kind extends EntityKind>(
  kind: Kind,
  statements: SearchStatements,
  bodies: readonly string[],
  counted: number
): SearchPage<Entities[Kind]> {
  const ordered = statements.reversed ? [...bodies].reverse() : bodies;
  const detached = tableOf(kind).detached ? '' : undefined;
  const items = ordered.map((body) => recordOf(kind, body, detached));
  const cursor = (item: Entities[Kind] | undefined) =>
    item && encodeCursor(statements.sort.map((term) => valueOf(item, term.field)));
  return {
    items,
    totalItems: Math.min(counted, COUNT_LIMIT),
    hasMoreTotalItems: counted > COUNT_LIMIT,
    startCursor: cursor(items[0]),
    endCursor: cursor(items.at(-1))
  };
}

/** The search with the values of its cursor where that names a row; a row that has gone has no place any more. */
export async function placed<Kind extends EntityKind>(
  search: Search,
  get: (key: string) => Promise<Entities[Kind] | undefined>
): Promise<Search> {
  const key = rowOfCursor(search.after ?? search.before ?? '');
  if (key === undefined) return search;
  const row = await get(key);
  const cursor = wholeCursor(row ? sortTerms(search).map(({ field }) => valueOf(row, field)) : []);
  return search.after === undefined ? { ...search, before: cursor } : { ...search, after: cursor };
}

function valueOf(item: object, field: string): Scalar | null {
  return (item as Record<string, Scalar | null | undefined>)[field] ?? null;
}
