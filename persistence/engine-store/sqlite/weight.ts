import type { Condition } from '../../../engine/ports.ts';
import type { EntityKind } from '../../../engine/records.ts';
import { allOf, isLookedUp, scopeOf, type SqlPart } from '../condition-sql.ts';
import { isEquality } from '../equality.ts';
import type { TableDefinition } from '../migrations/migration.ts';
import { isFound, isNarrow, tableOf } from '../schema.ts';
import { copyFor } from '../short-copies.ts';
import { sqliteDialect } from './dialect.ts';

/** Kinds that hold the values of processes, of which one may have megabytes. To ask for anything but a key takes reading it. */
const holdsValues: ReadonlySet<EntityKind> = new Set(['variable', 'decisionInstance']);

/** So many rows, with so many octets together, are read in the engine's thread: some hundredths of a second. */
const LIGHT_ROWS = 10_000;
const LIGHT_OCTETS = 4 * 1024 * 1024;

/** What has to be known of rows to find them: conditions, and fields that they are sorted, counted or joined by. */
export interface Asked {
  readonly kind: EntityKind;
  readonly where: readonly Condition[];
  readonly fields: readonly string[];
  /** Whether they are few by what they are linked to, if by anything: no index of what is short in them is used then. */
  readonly isLinked?: boolean;
}

/** What a statement of {@link weighings} answers. */
export interface Weight {
  readonly count: number;
  readonly octets: number | null;
}

/** Whether that is more than the engine's thread reads. */
export function isHeavy({ count, octets }: Weight): boolean {
  return count > LIGHT_ROWS || Number(octets) > LIGHT_OCTETS;
}

/** Statements that tell, without reading any, how many and how long the values are that may have to be read: mostly there are none. */
export function weighings({ kind, where, fields, isLinked = false }: Asked): SqlPart[] {
  const table = tableOf(kind);
  const reads = fields.some((field) => !isFound(table, field)) || where.some((each) => isRead(table, each));
  const own = holdsValues.has(kind) && reads ? [weighing(table, where, isLinked)] : [];
  return [...own, ...where.flatMap((each) => relatedTo(table, each, where)).flatMap(weighings)];
}

function isRead(table: TableDefinition, condition: Condition): boolean {
  if ('field' in condition) return !isFound(table, condition.field);
  if ('any' in condition) return condition.any.some((group) => group.some((each) => isRead(table, each)));
  if ('related' in condition) return Object.values(condition.on).some((field) => !isFound(table, field));
  return !('member' in condition);
}

/** What is asked of related rows; `around`: what holds for the rows that they are related to. */
function relatedTo(table: TableDefinition, condition: Condition, around: readonly Condition[]): Asked[] {
  if ('any' in condition)
    return condition.any.flatMap((group) =>
      group.flatMap((each) => relatedTo(table, each, [...around, ...group]))
    );
  if (!('related' in condition)) return [];
  const { related: kind, on, where } = condition;
  const isLinked = !isLookedUp(condition, isNarrow(table, around));
  return [{ kind, where: [...where, ...carriedOver(on, around)], fields: Object.keys(on), isLinked }];
}

/** What holds for rows holds for those that are linked to them, in the fields that link them. */
function carriedOver(on: Readonly<Record<string, string>>, around: readonly Condition[]): Condition[] {
  return Object.entries(on).flatMap(([their, our]) =>
    around.flatMap((each) => ('field' in each && each.field === our ? [{ ...each, field: their }] : []))
  );
}

function weighing(table: TableDefinition, where: readonly Condition[], isLinked: boolean): SqlPart {
  const usesCopies = !isLinked && !isNarrow(table, where);
  const narrowing = where.filter(
    (condition) =>
      (isEquality(condition) && isFound(table, condition.field)) || (usesCopies && copyFor(table, condition))
  );
  const { sql, params } = allOf(narrowing, scopeOf(table, 't', sqliteDialect));
  return {
    sql: `SELECT COUNT(*) AS count, SUM(octets) AS octets FROM (SELECT OCTET_LENGTH(t.body) AS octets FROM \`${table.table}\` t WHERE ${sql} LIMIT ${LIGHT_ROWS + 1})`,
    params
  };
}
