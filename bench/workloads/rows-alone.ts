import type { ChangeSet, EngineStore, RowChanges } from '../../engine/ports.ts';

type Row = { key: string };
type Changes = [kind: string, rows: RowChanges<Row>][];

const entriesOf = (changes: ChangeSet) => Object.entries(changes) as unknown as Changes;

/** Keeps a copy of all that a store is asked to write from now on, commit by commit. */
export function recordWrites(store: EngineStore): ChangeSet[] {
  const recorded: ChangeSet[] = [];
  const commit = store.commit.bind(store);
  store.commit = (changes) => {
    recorded.push(structuredClone(changes));
    return commit(changes);
  };
  return recorded;
}

/**
 * Writes what an engine wrote once more, one commit after the other, with no engine beside it: instances per second. As in an
 * engine one record is one object for as long as it is changed. The first half warms up.
 */
export async function writeAgain(store: EngineStore, recorded: readonly ChangeSet[]): Promise<number> {
  const live = new Map<string, Row>();
  let ms = 0;
  let instances = 0;
  for (const [index, changes] of recorded.entries()) {
    const again = Object.fromEntries(entriesOf(changes).map(([kind, rows]) => [kind, living(rows, live)]));
    const began = performance.now();
    await store.commit(again as unknown as ChangeSet);
    if (index < recorded.length / 2) continue;
    ms += performance.now() - began;
    instances += changes.processInstance?.inserts.length ?? 0;
  }
  return (instances / ms) * 1000;
}

function living({ inserts, updates, deletes }: RowChanges<Row>, live: Map<string, Row>): RowChanges<Row> {
  const of = (row: Row) => {
    const known = Object.assign(live.get(row.key) ?? {}, row);
    live.set(row.key, known);
    return known;
  };
  return { inserts: inserts.map(of), updates: updates.map(of), deletes };
}
