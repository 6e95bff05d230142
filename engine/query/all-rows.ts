import { type Condition, type EngineQueries, PageTooLong } from '../ports.ts';
import type { Entities, EntityKind } from '../records.ts';

const mostRows = 5_000;
/** Characters of what is read at once: rows may have megabytes, and other requests wait meanwhile. */
const mostCharacters = 16 * 1024 * 1024;

/** All rows of a kind that fulfil the conditions, in the order of their keys, read page by page: fewer at once where they are long. */
export async function* allRows<Kind extends EntityKind>(
  queries: EngineQueries,
  kind: Kind,
  where: readonly Condition[]
): AsyncGenerator<Entities[Kind]> {
  let after: string | undefined;
  let limit = mostRows;
  do {
    const bound = limit > 1 ? { mostCharacters } : {};
    try {
      const { items, endCursor } = await queries.search(kind, { where, sort: [], limit, after, ...bound });
      yield* items;
      after = items.length === limit ? endCursor : undefined;
      if (after === undefined) return;
    } catch (error) {
      if (!(error instanceof PageTooLong)) throw error;
      limit = Math.ceil(limit / 10);
    }
  } while (true);
}
