import type { Condition, Search } from '../ports.ts';
import type { EntityKind } from '../records.ts';
import { type FilterReader, invalidSearch, type SearchSpec } from './search-spec.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Items on a page when the request does not say, and at most. */
export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 10_000;

/** What one filter may ask of the database. */
const MOST_CONDITIONS = 250;
const MOST_VALUES = 10_000;
/** More than any search has; what names more names some that it has not. */
const MOST_PROPERTIES = 100;

const CURSOR = /^[A-Za-z0-9+/]{2,4096}={0,2}$/;

/**
 * Reads a search request (`{ filter, sort, page }`) for one kind, `fixed` conditions added to its own.
 * Throws SearchError for an unknown property, a value of the wrong type, or a page that makes no sense.
 */
export function readSearch<Kind extends EntityKind>(
  spec: SearchSpec<Kind>,
  body: JsonObject,
  fixed: readonly Condition[] = []
): Search {
  return {
    where: [...fixed, ...readConditions(spec, body.filter)],
    sort: readSort(spec.sort, body.sort),
    ...readPage(body.page)
  };
}

/** The conditions that a filter asks for; a filter that no database should be asked is refused. */
export function readConditions<Kind extends EntityKind>(
  spec: SearchSpec<Kind>,
  filter: unknown
): Condition[] {
  if (Object.keys(asObject(filter, 'filter')).length > MOST_PROPERTIES)
    throw invalidSearch(`A filter has ${MOST_PROPERTIES} properties at most.`);
  const where = spec.readFilter ? spec.readFilter(filter) : readFilter(spec.filters, filter);
  const { conditions, values } = sizeOf(where);
  if (conditions > MOST_CONDITIONS || values > MOST_VALUES)
    throw invalidSearch(
      `A filter has ${MOST_CONDITIONS} conditions and ${MOST_VALUES} values at most; ask in several searches.`
    );
  return where;
}

function sizeOf(where: readonly Condition[]): { conditions: number; values: number } {
  const size = { conditions: 0, values: 0 };
  const add = (inner: { conditions: number; values: number }) => {
    size.conditions += inner.conditions;
    size.values += inner.values;
  };
  for (const condition of where) {
    size.conditions += 1;
    if ('value' in condition) size.values += Array.isArray(condition.value) ? condition.value.length : 1;
    if ('any' in condition) condition.any.forEach((group) => add(sizeOf(group)));
    if ('related' in condition) add(sizeOf(condition.where));
    if ('member' in condition) size.values += condition.where.length;
  }
  return size;
}

function asObject(value: unknown, what: string): JsonObject {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw invalidSearch(`${what} must be an object.`);
  return value as JsonObject;
}

function onlyHas(value: JsonObject, known: readonly string[], what: string): void {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) throw invalidSearch(`${what} has no ${unknown}; it has ${known.join(', ')}.`);
}

/** The conditions of a filter object; an absent or null property asks for nothing. */
export function readFilter(filters: Readonly<Record<string, FilterReader>>, value: unknown): Condition[] {
  return Object.entries(asObject(value, 'filter')).flatMap(([name, wanted]) => {
    if (wanted === undefined || wanted === null) return [];
    if (!Object.hasOwn(filters, name)) throw invalidSearch(`There is no filter ${name}.`);
    return filters[name]!(wanted, name);
  });
}

function readSort(fields: SearchSpec<EntityKind>['sort'], value: unknown): Search['sort'] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > 10)
    throw invalidSearch('sort must be a list of at most 10 fields.');
  return value.flatMap((item: unknown) => {
    const entry = asObject(item, 'A sort entry');
    onlyHas(entry, ['field', 'order'], 'A sort entry');
    const { field, order } = entry;
    if (typeof field !== 'string' || !Object.hasOwn(fields, field)) {
      throw invalidSearch(
        `Cannot sort by ${String(field)}; sort by one of ${Object.keys(fields).join(', ')}.`
      );
    }
    const descending = readOrder(order);
    const sorted = fields[field] ?? null;
    return sorted === null ? [] : [{ field: sorted, descending }];
  });
}

function readOrder(order: unknown): boolean {
  const word = typeof order === 'string' ? order.toUpperCase() : (order ?? 'ASC');
  if (word !== 'ASC' && word !== 'DESC') throw invalidSearch('A sort order is ASC or DESC.');
  return word === 'DESC';
}

function readPage(value: unknown): Pick<Search, 'limit' | 'offset' | 'after' | 'before'> {
  const page = asObject(value, 'page');
  onlyHas(page, ['from', 'limit', 'after', 'before'], 'page');
  const limit = readCount(page.limit, 'page.limit', DEFAULT_LIMIT);
  if (limit > MAX_LIMIT) throw invalidSearch(`page.limit is at most ${MAX_LIMIT}.`);
  const after = readCursor(page.after, 'page.after');
  const before = readCursor(page.before, 'page.before');
  if (after !== undefined && before !== undefined)
    throw invalidSearch('A page goes after a cursor or before one, not both.');
  const offset = after === undefined && before === undefined ? readCount(page.from, 'page.from', 0) : 0;
  return { limit, offset, after, before };
}

function readCount(value: unknown, what: string, absent: number): number {
  if (value === undefined || value === null) return absent;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw invalidSearch(`${what} must be a whole number, 0 or more.`);
}

function readCursor(value: unknown, what: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && CURSOR.test(value)) return value;
  throw invalidSearch(`${what} must be a cursor that an earlier page gave.`);
}
