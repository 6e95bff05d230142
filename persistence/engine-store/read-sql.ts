import type { Entities, EntityKind } from '../../engine/records.ts';
import { activeRows } from './active.ts';
import { allOf, scopeOf, type SqlPart } from './condition-sql.ts';
import type { SqlDialect } from './ddl.ts';
import type { TableDefinition } from './migrations/migration.ts';
import { recordOf } from './row.ts';
import { tableOf } from './schema.ts';

/** A row as it is read; `resource` where it is stored beside the body. */
export interface StoredRow {
  readonly body: string;
  readonly resource?: string | null;
}

const columnsOf = ({ detached }: TableDefinition): string =>
  detached ? `t.body, t.${detached} AS resource` : 't.body';

/** Reads the rows of a kind that processing needs, in the order of their keys; undefined where it needs none. */
export function activeStatement(kind: EntityKind, dialect: SqlDialect): SqlPart | undefined {
  const conditions = activeRows[kind];
  if (conditions === false) return undefined;
  const table = tableOf(kind);
  const { sql, params } = allOf(conditions ?? [], scopeOf(table, 't', dialect));
  return {
    sql: `SELECT ${columnsOf(table)} FROM \`${table.table}\` t WHERE ${sql} ORDER BY t.entity_key`,
    params
  };
}

/** Reads the row of one key. */
export function rowStatement(kind: EntityKind, key: string): SqlPart {
  const table = tableOf(kind);
  return {
    sql: `SELECT ${columnsOf(table)} FROM \`${table.table}\` t WHERE t.entity_key = ?`,
    params: [key]
  };
}

/**
 * Takes rows of one kind as they are read, and gives their records. Most versions of a process or form have the text of the one before: what
 * is the same is kept in memory once.
 */
export class ActiveRecords<Kind extends EntityKind> {
  readonly records: Entities[Kind][] = [];
  private readonly texts = new Map<string, string>();
  private readonly kind: Kind;

  constructor(kind: Kind) {
    this.kind = kind;
  }

  add({ body, resource }: StoredRow): void {
    this.records.push(recordOf(this.kind, body, resource && this.shared(resource)));
  }

  private shared(text: string): string {
    const same = this.texts.get(text);
    if (same === undefined) this.texts.set(text, text);
    return same ?? text;
  }
}
