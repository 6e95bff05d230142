import type { Scalar, Search, SearchPage } from '../../engine/ports.ts';
import type { Entities, EntityKind } from '../../engine/records.ts';
import type { SqlPart } from './condition-sql.ts';
import { encodeCursor, rowOfCursor, wholeCursor } from './cursor.ts';
import type { SqlDialect } from './ddl.ts';
import type { TableDefinition } from './migrations/migration.ts';
import { PageBodies } from './page-bodies.ts';
import { recordOf } from './row.ts';
import { COUNT_LIMIT, type SearchStatements, searchStatements, sortTerms } from './search-sql.ts';
import { tableOf } from './schema.ts';

/** How a database carries out what a search asks. */
export interface Reads {
  /** Reads the bodies of the page, and tells how many rows it has: more than bodies where some have gone since they were found. */
  page(statements: SearchStatements, into: PageBodies): number | Promise<number>;
  /** Rows that are few and short. */
  rows<Row>(statement: SqlPart): Row[] | Promise<Row[]>;
}

/** Reads one page of a search. The matches are counted by themselves only where the page does not tell how many they are. */
export async function readPage<Kind extends EntityKind>(
  kind: Kind,
  search: Search,
  dialect: SqlDialect,
  reads: Reads
): Promise<SearchPage<Entities[Kind]>> {
  const statements = searchStatements(kind, search, dialect);
  const found = new PageBodies(search);
  const told = toldBy(search, await reads.page(statements, found));
  const counted = told ?? (await reads.rows<{ n: unknown }>(statements.count))[0]!.n;
  const rows = found.bodies.slice(0, search.limit);
  if (statements.reversed) rows.reverse();
  const table = tableOf(kind);
  const detached = table.detached ? '' : undefined;
  const items = rows.map((body) => recordOf(kind, body, detached));
  const cursor = (item: Entities[Kind] | undefined) =>
    item && encodeCursor(statements.sort.map((term) => valueOf(table, item, term.field)));
  return {
    items,
    totalItems: Math.min(Number(counted), COUNT_LIMIT),
    hasMoreTotalItems: Number(counted) > COUNT_LIMIT,
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
