import type { RowChanges } from '../../engine/ports.ts';
import type { TableDefinition } from './migrations/migration.ts';

/** A member of a list field, with what a task list is filtered and sorted by. */
export type MemberRow = readonly [list: string, name: string, ownerKey: string, state: string, dated: number];

/** What one batch does to the members of one kind of records. */
export interface MemberWrites {
  /** Owners whose members go, before any is written. */
  readonly cleared: string[];
  readonly rows: MemberRow[];
  /** Owners whose members stay but get another state: state → owners. */
  readonly states: Map<string, string[]>;
}

type Owner = { readonly key: string };
type Fields = Readonly<Record<string, unknown>>;

/** The names and the state that were written of an owner. */
interface Written {
  readonly names: string;
  readonly state: string;
}

/**
 * Finds what has to be written of the members of list fields. Most changes of a task leave its candidates as they are; to
 * see that, what was written last is remembered with the record, as long as that lives. It is forgotten while it is being
 * written, so that after a failure all members of the record are written anew.
 */
export class Members {
  readonly #written = new WeakMap<Owner, Written>();
  #under: [Owner, Written][] = [];

  /** Begins a batch. What the last one found and did not keep was not written. */
  begin(): void {
    this.#under = [];
  }

  /** What the batch changes in one table. */
  writesOf(table: TableDefinition, part: RowChanges<Owner>): MemberWrites {
    const writes: MemberWrites = { cleared: [...part.deletes], rows: [], states: new Map() };
    for (const record of part.inserts) if (mayHaveAny(record)) this.#insert(table, record, writes);
    for (const record of part.updates) if (mayHaveAny(record)) this.#update(table, record, writes);
    return writes;
  }

  /** What the batch found is durable. */
  keep(): void {
    for (const [record, written] of this.#under) this.#written.set(record, written);
    this.#under = [];
  }

  #insert(table: TableDefinition, record: Owner, writes: MemberWrites): void {
    const rows = rowsOf(table, record);
    writes.rows.push(...rows);
    this.#note(record, rows);
  }

  #update(table: TableDefinition, record: Owner, writes: MemberWrites): void {
    const before = this.#written.get(record);
    const rows = rowsOf(table, record);
    const { names, state } = this.#note(record, rows);
    if (before?.names !== names) {
      if (before?.names !== '') writes.cleared.push(record.key);
      writes.rows.push(...rows);
    } else if (before.state !== state && names !== '') {
      const owners = writes.states.get(state);
      if (owners) owners.push(record.key);
      else writes.states.set(state, [record.key]);
    }
  }

  #note(record: Owner, rows: readonly MemberRow[]): Written {
    const names = rows.map(([list, name]) => `${list}\u0000${name}`).join('\u0000');
    const written = { names, state: stateOf(record) };
    this.#written.delete(record);
    this.#under.push([record, written]);
    return written;
  }
}

/** Tags never change, so an instance without any has none to replace. */
function mayHaveAny(record: Owner): boolean {
  const { tags } = record as { tags?: readonly string[] };
  return tags === undefined || tags.length > 0;
}

function stateOf(record: Owner): string {
  return String((record as unknown as Fields)['state']);
}

function rowsOf({ lists }: TableDefinition, record: Owner): MemberRow[] {
  const fields = record as unknown as Fields;
  const { fields: names, dated } = lists!;
  return names.flatMap((list) =>
    [...new Set(fields[list] as string[])].map(
      (name) => [list, name, record.key, stateOf(record), Number(fields[dated])] as const
    )
  );
}
