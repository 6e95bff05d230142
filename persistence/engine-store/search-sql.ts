import { type Condition, type Grouping, InvalidCursor, type Search, type Tally } from '../../engine/ports.ts';
import type { EntityKind } from '../../engine/records.ts';
import { allOf, compare, join, type Scope, scopeOf, type SqlPart } from './condition-sql.ts';
import { decodeCursor, type CursorValues } from './cursor.ts';
import type { SqlDialect } from './ddl.ts';
import type { TableDefinition } from './migrations/migration.ts';
import { fieldType, isNullable, isText, MEMBER_TABLE, tableOf } from './schema.ts';

/** Matches are counted up to here; more are reported as "more", as Camunda 8 does. */
export const COUNT_LIMIT = 10_000;

interface SortTerm {
  readonly field: string;
  readonly descending: boolean;
}

interface Plan {
  readonly scope: Scope;
  /** The tables that a page is read from, and those that suffice for counting. */
  readonly from: string;
  readonly counted: string;
  readonly where: SqlPart;
}

/**
 * The statements of a search, and the fields of whose values its cursors are made. The page has one row more than was asked for; `listed` are
 * the keys of its rows in their order, and how many octets the body of each has.
 */
export interface SearchStatements {
  readonly page: SqlPart;
  readonly listed: SqlPart;
  readonly count: SqlPart;
  readonly sort: readonly SortTerm[];
  /** Whether the page comes in reverse order (read backwards from a cursor). */
  readonly reversed: boolean;
}

/** Compiles a search. Throws {@link InvalidCursor} for a cursor that does not fit; one of a row that has gone gives an empty page. */
export function searchStatements(kind: EntityKind, search: Search, dialect: SqlDialect): SearchStatements {
  const plan = planOf(kind, search, dialect);
  const sort = sortTerms(search);
  const { where } = plan;
  const reversed = search.before !== undefined;
  const cursor = cursorOf(search, sort.length);
  const place = cursor === undefined ? undefined : beyond(plan, sort, cursor, reversed);
  const placed = place ? join([where, place], ' AND ', '1=1') : where;
  const pageOf = (column: string) => pageSql(column, plan, placed, sort, search, reversed);
  // Each is written only for whoever asks for it: of a search that is one of the pages, and the count where it has more.
  return {
    get page() {
      return pageOf('t.body');
    },
    get listed() {
      return pageOf('t.entity_key, OCTET_LENGTH(t.body) AS octets');
    },
    get count() {
      return countSql(plan);
    },
    sort,
    reversed
  };
}

/** What a search is sorted by: what it says, then the key. */
export function sortTerms(search: Search): SortTerm[] {
  return [...search.sort.filter((term) => term.field !== 'key'), keyTerm(search)];
}

function keyTerm(search: Search): SortTerm {
  const asked = search.sort.find((term) => term.field === 'key');
  return asked ?? { field: 'key', descending: search.sort.at(-1)?.descending ?? false };
}

function planOf(kind: EntityKind, search: Search, dialect: SqlDialect): Plan {
  const table = tableOf(kind);
  const scope = scopeOf(table, 't', dialect);
  const from = `\`${table.table}\` t`;
  return (
    memberPlan(table, search.where, scope) ?? {
      scope,
      from,
      counted: from,
      where: allOf(search.where, scope)
    }
  );
}

/**
 * A task list of one group: driven by the member table's index, which is in the order of the list already and has all
 * that counting needs, unless a condition asks for more.
 */
function memberPlan(table: TableDefinition, where: readonly Condition[], scope: Scope): Plan | undefined {
  const driver = where.find((condition) => 'member' in condition && condition.where[0]?.op === 'eq');
  if (!table.lists || !driver || !('member' in driver) || driver.where.length !== 1) return undefined;
  const copies: Record<string, string> = {
    key: 'm.owner_key',
    state: 'm.state',
    [table.lists.dated]: 'm.dated'
  };
  const members = `${MEMBER_TABLE} m`;
  const from = `${members} JOIN \`${table.table}\` t ON t.entity_key = m.owner_key`;
  const rest = where.filter((condition) => condition !== driver);
  const isCovered = rest.every((condition) => 'field' in condition && condition.field in copies);
  const copied = { ...scope, field: (field: string) => copies[field] ?? scope.field(field) };
  const ofMember: SqlPart = {
    sql: 'm.list = ? AND m.name = ?',
    params: [driver.member, String(driver.where[0]!.value)]
  };
  return {
    scope: copied,
    from,
    counted: isCovered ? members : from,
    where: join([ofMember, allOf(rest, copied)], ' AND ', '1=1')
  };
}

function cursorOf(search: Search, length: number): CursorValues | undefined {
  const text = search.after ?? search.before;
  if (text === undefined) return undefined;
  const values = decodeCursor(text, length) ?? decodeCursor(text, 0);
  if (!values) throw new InvalidCursor(text);
  return values;
}

function pageSql(
  column: string,
  plan: Plan,
  where: SqlPart,
  sort: readonly SortTerm[],
  search: Search,
  reversed: boolean
): SqlPart {
  const order = sort.flatMap((term) => orderSql(plan, term, reversed)).join(', ');
  return {
    sql: `SELECT ${column} FROM ${plan.from} WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    params: [...where.params, search.limit + 1, search.offset ?? 0]
  };
}

/** Absent values come last in either order. */
function orderSql(plan: Plan, term: SortTerm, reversed: boolean): string[] {
  const column = plan.scope.field(term.field);
  const direction = term.descending !== reversed ? 'DESC' : 'ASC';
  const absentLast = isNullable(plan.scope.table, term.field)
    ? [`(${column} IS NULL) ${reversed ? 'DESC' : 'ASC'}`]
    : [];
  return [...absentLast, `${column} ${direction}`];
}

function countSql({ counted, where }: Plan): SqlPart {
  return {
    sql: `SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${counted} WHERE ${where.sql} LIMIT ${COUNT_LIMIT + 1}) counted`,
    params: where.params
  };
}

/** Counts matching rows by the values of some fields, or parts of time. */
export function tallyStatement(
  kind: EntityKind,
  where: readonly Condition[],
  by: readonly Grouping[],
  newest: string | undefined,
  dialect: SqlDialect
): SqlPart {
  const table = tableOf(kind);
  const scope = scopeOf(table, 't', dialect);
  const found = allOf(where, scope);
  const groups = by.map((grouping) => groupSql(grouping, scope));
  const columns = groups.map(({ sql }, index) => `${sql} AS v${index}`);
  if (newest !== undefined) columns.push(`MAX(${scope.field(newest)}) AS newest`);
  const group = by.length === 0 ? '' : ` GROUP BY ${by.map((_, index) => `v${index}`).join(', ')}`;
  return {
    sql: `SELECT ${[...columns, 'COUNT(*) AS n'].join(', ')} FROM \`${table.table}\` t WHERE ${found.sql}${group} ORDER BY n DESC LIMIT ${COUNT_LIMIT}`,
    params: [...groups.flatMap(({ params }) => params), ...found.params]
  };
}

function groupSql(grouping: Grouping, { table, field, dialect }: Scope): SqlPart {
  if (typeof grouping === 'string') {
    const value = field(grouping);
    return { sql: isText(table, grouping) ? dialect.handedOver(value) : value, params: [] };
  }
  const { field: name, every, from } = grouping;
  return { sql: dialect.quotient(`(${field(name)} - ?)`, '?'), params: [from, every] };
}

/** The counted groups of its rows; keys and texts are texts, numbers are numbers. */
export function talliesOf(
  kind: EntityKind,
  rows: readonly Readonly<Record<string, unknown>>[],
  by: readonly Grouping[]
): Tally[] {
  const types = by.map((grouping) =>
    fieldType(tableOf(kind), typeof grouping === 'string' ? grouping : grouping.field)
  );
  const read = (value: unknown, index: number) => {
    if (value === null) return null;
    if (types[index]!.startsWith('integer')) return Number(value);
    return typeof value === 'object' ? Buffer.from(value as ArrayBuffer).toString() : String(value);
  };
  return rows.map((row) => ({
    values: by.map((_, index) => read(row[`v${index}`], index)),
    count: Number(row.n),
    ...('newest' in row && { newest: row.newest === null ? null : Number(row.newest) })
  }));
}

/** What lies beyond a place: equal in the first terms and further in the next, for each term in turn. */
function beyond(plan: Plan, sort: readonly SortTerm[], cursor: CursorValues, reversed: boolean): SqlPart {
  if (cursor.length === 0) return { sql: '1=0', params: [] };
  const groups = sort.map((term, i) => {
    const equal = sort.slice(0, i).map((earlier, j) => sameAs(plan.scope.field(earlier.field), cursor[j]!));
    return join([...equal, further(plan, term, cursor[i]!, reversed)], ' AND ', '1=1');
  });
  return join(groups, ' OR ', '1=0');
}

function sameAs(column: string, value: CursorValues[number]): SqlPart {
  return value === null
    ? compare(column, { op: 'exists', value: false })
    : compare(column, { op: 'eq', value });
}

function further(plan: Plan, term: SortTerm, value: CursorValues[number], reversed: boolean): SqlPart {
  const column = plan.scope.field(term.field);
  const absent: SqlPart = { sql: `${column} IS NULL`, params: [] };
  if (value === null)
    return reversed ? { sql: `${column} IS NOT NULL`, params: [] } : { sql: '1=0', params: [] };
  const beyondValue = compare(column, { op: term.descending !== reversed ? 'lt' : 'gt', value });
  return isNullable(plan.scope.table, term.field) && !reversed
    ? join([beyondValue, absent], ' OR ', '1=0')
    : beyondValue;
}
