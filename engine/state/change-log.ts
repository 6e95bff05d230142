import type { ChangeSet, RowChanges } from '../ports.ts';
import type { Entities, EntityKind } from '../records.ts';

interface Entry {
  /** Whether the store does not have this row yet. */
  fresh: boolean;
  /** The row to write; null when it goes. */
  record: { key: string } | null;
}

/** Gathers the row changes of one batch: the last state of each row counts. */
export class ChangeLog {
  readonly #kinds = new Map<EntityKind, Map<string, Entry>>();

  inserted<Kind extends EntityKind>(kind: Kind, record: Entities[Kind]): void {
    const rows = this.#rows(kind);
    rows.set(record.key, { fresh: rows.get(record.key)?.fresh ?? true, record });
  }

  updated<Kind extends EntityKind>(kind: Kind, record: Entities[Kind]): void {
    const rows = this.#rows(kind);
    const entry = rows.get(record.key);
    if (!entry) rows.set(record.key, { fresh: false, record });
    else if (entry.record) entry.record = record;
  }

  removed(kind: EntityKind, key: string): void {
    const rows = this.#rows(kind);
    if (rows.get(key)?.fresh) rows.delete(key);
    else rows.set(key, { fresh: false, record: null });
  }

  get isEmpty(): boolean {
    for (const rows of this.#kinds.values()) if (rows.size > 0) return false;
    return true;
  }

  /** Takes out all changes since the last time. */
  drain(): ChangeSet {
    const changes: Record<string, RowChanges<unknown>> = {};
    for (const [kind, rows] of this.#kinds) {
      if (rows.size > 0) changes[kind] = split(rows);
      this.#kinds.set(kind, new Map());
    }
    return changes as ChangeSet;
  }

  #rows(kind: EntityKind): Map<string, Entry> {
    const known = this.#kinds.get(kind);
    if (known) return known;
    const rows = new Map<string, Entry>();
    this.#kinds.set(kind, rows);
    return rows;
  }
}

function split(rows: Map<string, Entry>): RowChanges<unknown> {
  const change: RowChanges<unknown> = { inserts: [], updates: [], deletes: [] };
  for (const [key, { fresh, record }] of rows) {
    if (record === null) change.deletes.push(key);
    else if (fresh) change.inserts.push(record);
    else change.updates.push(record);
  }
  return change;
}
