import { type Condition, type Operator, type Scalar, SHOWN_CHARACTERS } from '../../engine/ports.ts';
import type { TableDefinition } from './migrations/migration.ts';
import type { SqlDialect } from './ddl.ts';
import { columnName, fieldType, indexedFields, isNarrow, MEMBER_TABLE, tableOf } from './schema.ts';
import { copyFor } from './short-copies.ts';

/** SQL text and the values of its `?`, in order. */
export interface SqlPart {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/** How the fields of the searched table are written: mostly `t.column`, sometimes a copy in the member table. */
export type FieldSql = (field: string) => string;

/** The table that conditions are about, how its fields are written, and how deep in related tables we are. */
export interface Scope {
  readonly table: TableDefinition;
  readonly field: FieldSql;
  readonly dialect: SqlDialect;
  readonly depth: number;
  /** Whether few rows are left by other conditions: then no index but theirs is to be used. */
  readonly isNarrow: boolean;
}

/** A scope over a table under an alias. */
export function scopeOf(table: TableDefinition, alias: string, dialect: SqlDialect, depth = 0): Scope {
  return { table, field: fieldsOf(table, alias, dialect), dialect, depth, isNarrow: false };
}

type Comparison = { op: Operator; value: Scalar | readonly Scalar[] };

const signs: Partial<Record<Operator, string>> = {
  eq: '=',
  neq: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<='
};

/** The fields of a table under an alias, checked against its definition: a column, or read out of the body. */
export function fieldsOf(table: TableDefinition, alias: string, dialect: SqlDialect): FieldSql {
  const columns = indexedFields(table);
  return (field) => {
    const type = fieldType(table, field);
    if (field === 'key' || columns.has(field)) return `${alias}.\`${columnName(field)}\``;
    const value = dialect.extract(`${alias}.body`, field, type);
    const shown = table.shownForBlank?.[field];
    return shown === undefined ? value : `COALESCE(${value}, '${shown}')`;
  };
}

/** All conditions joined by AND; `1=1` for none. */
export function allOf(conditions: readonly Condition[], scope: Scope): SqlPart {
  const within = { ...scope, isNarrow: scope.isNarrow || isNarrow(scope.table, conditions) };
  return join(
    conditions.map((condition) => one(condition, within)),
    ' AND ',
    '1=1'
  );
}

function one(condition: Condition, scope: Scope): SqlPart {
  if ('field' in condition) return compare(comparable(condition, scope), condition);
  if ('any' in condition) {
    return join(
      condition.any.map((group) => allOf(group, scope)),
      ' OR ',
      '1=0'
    );
  }
  if ('longer' in condition) return longer(condition, scope);
  if ('member' in condition) return memberOf(condition, scope.field);
  if ('related' in condition) return related(condition, scope);
  return latest(condition.latestVersionOf, scope);
}

/**
 * What a condition compares: of texts that may be long, `like` sees the beginning alone. To find nothing, it looks at each place of the
 * text as far as the pattern goes: seconds for a value of megabytes.
 */
function comparable(condition: Extract<Condition, { field: string }>, scope: Scope): string {
  const copy = scope.isNarrow ? undefined : copyFor(scope.table, condition);
  const field = copy ?? condition.field;
  const column = scope.field(field);
  const isLong = condition.op === 'like' && !indexedFields(scope.table).has(field);
  return isLong ? `SUBSTR(${column}, 1, ${SHOWN_CHARACTERS})` : column;
}

/** One comparison of a column. Values are bound, never written into the text. */
export function compare(column: string, { op, value }: Comparison): SqlPart {
  const sign = signs[op];
  if (sign) {
    const sql = op === 'neq' ? `(${column} <> ? OR ${column} IS NULL)` : `${column} ${sign} ?`;
    return { sql, params: [bound(value as Scalar)] };
  }
  if (op === 'exists') return { sql: `${column} IS ${value ? 'NOT ' : ''}NULL`, params: [] };
  if (op === 'like') return { sql: `${column} LIKE ? ESCAPE '!'`, params: [likePattern(String(value))] };
  return membership(column, op, value as readonly Scalar[]);
}

function membership(column: string, op: Operator, values: readonly Scalar[]): SqlPart {
  const none = op === 'in' ? '1=0' : '1=1';
  if (values.length === 0) return { sql: none, params: [] };
  const marks = values.map(() => '?').join(', ');
  const sql = op === 'in' ? `${column} IN (${marks})` : `(${column} NOT IN (${marks}) OR ${column} IS NULL)`;
  return { sql, params: values.map(bound) };
}

function bound(value: Scalar): string | number {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** `*` and `?` become `%` and `_`; what LIKE itself would take for a wildcard is escaped with `!`. */
export function likePattern(pattern: string): string {
  return pattern.replace(/\\([*?\\])|([*?])|([!%_])/g, (_all, literal, wildcard, special) => {
    if (literal !== undefined) return literal;
    if (wildcard !== undefined) return wildcard === '*' ? '%' : '_';
    return `!${special}`;
  });
}

function longer({ longer: field, than, is }: Extract<Condition, { longer: string }>, scope: Scope): SqlPart {
  const sql = `${scope.dialect.characters}(${scope.field(field)}) ${is ? '>' : '<='} ?`;
  return { sql, params: [than] };
}

function memberOf(condition: Extract<Condition, { member: string }>, field: FieldSql): SqlPart {
  const where = join(
    condition.where.map((comparison) => compare('m.name', comparison)),
    ' AND ',
    '1=1'
  );
  return {
    sql: `${field('key')} IN (SELECT m.owner_key FROM ${MEMBER_TABLE} m WHERE m.list = ? AND ${where.sql})`,
    params: [condition.member, ...where.params]
  };
}

type Related = Extract<Condition, { related: string }>;

/** Whether related rows are looked up by what is short in them, once and not for each row; `isAroundNarrow`: of those few are left anyway. */
export function isLookedUp({ related: kind, on, where }: Related, isAroundNarrow: boolean): boolean {
  const table = tableOf(kind);
  const isOne = new Set(Object.values(on)).size === 1;
  return isOne && !isAroundNarrow && !isNarrow(table, where) && where.some((each) => copyFor(table, each));
}

/** Related rows are looked up first where they are few by what is short in them, else for each row that they may be related to. */
function related(condition: Related, scope: Scope): SqlPart {
  const { related: kind, on, where } = condition;
  const depth = scope.depth + 1;
  const alias = `r${depth}`;
  const table = tableOf(kind);
  const theirs = scopeOf(table, alias, scope.dialect, depth);
  const from = `FROM \`${table.table}\` ${alias} WHERE`;
  const links = Object.entries(on).map(([their, our]) => [theirs.field(their), scope.field(our)] as const);
  if (isLookedUp(condition, scope.isNarrow)) {
    const [[first, ours] = []] = links;
    const { sql, params } = allOf(where, theirs);
    const same = links.slice(1).map(([their]) => `${their} = ${first} AND `);
    return { sql: `${ours} IN (SELECT ${first} ${from} ${same.join('')}${sql})`, params };
  }
  const { sql, params } = allOf(where, { ...theirs, isNarrow: true });
  const linked = links.map(([their, our]) => `${their} = ${our}`).join(' AND ');
  return { sql: `EXISTS (SELECT 1 ${from} ${linked} AND ${sql})`, params };
}

function latest(idField: string, { table, field, dialect }: Scope): SqlPart {
  const other = fieldsOf(table, 'newer', dialect);
  const same = [idField, 'tenantId'].map((name) => `${other(name)} = ${field(name)}`).join(' AND ');
  const sql = `NOT EXISTS (SELECT 1 FROM \`${table.table}\` newer WHERE ${same} AND ${other('version')} > ${field('version')})`;
  return { sql, params: [] };
}

/** Joins parts, each in brackets; `empty` when there are none. */
export function join(parts: readonly SqlPart[], separator: string, empty: string): SqlPart {
  if (parts.length === 0) return { sql: empty, params: [] };
  return {
    sql: parts.map((part) => `(${part.sql})`).join(separator),
    params: parts.flatMap((part) => part.params)
  };
}
