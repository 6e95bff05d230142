import type { Scalar, Search, SearchPage } from '../../engine/ports.ts';
import type { Entities, EntityKind } from '../../engine/records.ts';
import type { SqlPart } from './condition-sql.ts';
import { encodeCursor, rowOfCursor, wholeCursor } from './cursor.ts';
import type { SqlDialect } from './ddl.ts';
import type { TableDefinition } from './migrations/migration.ts';
import { recordOf } from './row.ts';
import { COUNT_LIMIT, searchStatements, sortTerms } from './search-sql.ts';
import { tableOf } from './schema.ts';

/** Carries out a statement that reads. */
export type Read = (statement: SqlPart) => unknown;

/** Reads one page of a search. The matches are counted by themselves only where the page does not tell how many they are. */
export async function readPage<Kind extends EntityKind>(
  kind: Kind,
  search: Search,
  dialect: SqlDialect,
  read: Read
): Promise<SearchPage<Entities[Kind]>> {
  const { page, count, sort, reversed } = searchStatements(kind, search, dialect);
  const found = (await read(page)) as { body: string }[];
  const counted = toldBy(search, found.length) ?? Number(((await read(count)) as { n: unknown }[])[0]!.n);
  const rows = found.slice(0, search.limit);
  if (reversed) rows.reverse();
  const table = tableOf(kind);
  const detached = table.detached ? '' : undefined;
  const items = rows.map((row) => recordOf(kind, row.body, detached));
  const cursor = (item: Entities[Kind] | undefined) =>
    item && encodeCursor(sort.map((term) => valueOf(table, item, term.field)));
  return {
    items,
    totalItems: Math.min(counted, COUNT_LIMIT),
    hasMoreTotalItems: counted > COUNT_LIMIT,
    startCursor: cursor(items[0]),
    endCursor: cursor(items.at(-1))
  };
}

/** How many match, where the rows that were found (one more than the page has places, if there is one) are the last of them. */
function toldBy({ limit, offset = 0, after, before }: Search, found: number): number | undefined {
  const isWhole = after === undefined && before === undefined && found <= limit;
  return isWhole && (found > 0 || offset === 0) ? offset + found : undefined;
}

/** The search with the values of its cursor where that names a row; a row that has gone has no place any more. */
export async function placed<Kind extends EntityKind>(
  kind: Kind,
  search: Search,
  get: (key: string) => Promise<Entities[Kind] | undefined>
): Promise<Search> {
  const text = search.after ?? search.before;
  const key = text === undefined ? undefined : rowOfCursor(text);
  if (key === undefined) return search;
  const row = await get(key);
  const values = row && sortTerms(search).map(({ field }) => valueOf(tableOf(kind), row, field));
  const cursor = wholeCursor(values ?? []);
  return search.after === undefined ? { ...search, before: cursor } : { ...search, after: cursor };
}

function valueOf(table: TableDefinition, item: object, field: string): Scalar | null {
  return (item as Record<string, Scalar | null | undefined>)[field] ?? table.shownForBlank?.[field] ?? null;
}
