import type { Scalar, SearchPage } from '../../engine/ports.ts';
import type { Entities, EntityKind } from '../../engine/records.ts';
import { encodeCursor } from './cursor.ts';
import { recordOf } from './row.ts';
import { COUNT_LIMIT, type SearchStatements } from './search-sql.ts';
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

function valueOf(item: object, field: string): Scalar | null {
  return (item as Record<string, Scalar | null | undefined>)[field] ?? null;
}
