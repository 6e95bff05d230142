import type { ActiveRows, ChangeSet, EngineStore } from '../ports.ts';
import type { Entities, EntityKind } from '../records.ts';
import { isActive } from './active.ts';

const kinds: EntityKind[] = [
  'processDefinition',
  'form',
  'resource',
  'decisionRequirements',
  'decisionDefinition',
  'processInstance',
  'elementInstance',
  'job',
  'userTask',
  'variable',
  'incident',
  'message',
  'messageSubscription',
  'signalSubscription',
  'timer',
  'decisionInstance',
  'batchOperation',
  'batchItem',
  'document',
  'documentContent',
  'directoryEntry',
  'membership',
  'authorization',
  'note'
];

/** A store without disk, for tests and for trying things out: rows are JSON text, as in a database. */
export class MemoryStore implements EngineStore {
  readonly #tables = new Map<EntityKind, Map<string, string>>(kinds.map((kind) => [kind, new Map()]));

  load(): Promise<ActiveRows> {
    const live = new Set(
      this.rows('processInstance')
        .filter((row) => row.state === 'ACTIVE')
        .map((row) => row.key)
    );
    const active = <Kind extends EntityKind>(kind: Kind) =>
      this.rows(kind).filter((row) => isActive(kind, row, live));
    return Promise.resolve(
      Object.fromEntries(kinds.map((kind) => [kind, active(kind)])) as unknown as ActiveRows
    );
  }

  commit(changes: ChangeSet): Promise<void> {
    for (const kind of kinds) {
      const table = this.#table(kind);
      const change = changes[kind];
      for (const row of [...(change?.inserts ?? []), ...(change?.updates ?? [])]) {
        table.set(row.key, JSON.stringify(row));
      }
      for (const key of change?.deletes ?? []) table.delete(key);
    }
    return Promise.resolve();
  }

  /** All committed rows of one kind, oldest first. */
  rows<Kind extends EntityKind>(kind: Kind): Entities[Kind][] {
    return [...this.#table(kind).values()].map((text) => JSON.parse(text) as Entities[Kind]);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #table(kind: EntityKind): Map<string, string> {
    const table = this.#tables.get(kind);
    if (!table) throw new Error(`unknown kind ${kind}`);
    return table;
  }
}
