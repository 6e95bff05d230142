import type { Store, Told } from './load.ts';

type Acknowledged = Exclude<Told, { kind: 'ready' }>;

/** What was acknowledged, kept outside of the process that is killed; and whether the store still says the same. */
export class Ledger {
  readonly #all = new Map<string, Acknowledged>();
  readonly #unchecked: Acknowledged[] = [];
  /** Acknowledged for the second time, or not found in the store. */
  readonly faults: string[] = [];

  get size(): number {
    return this.#all.size;
  }

  note(told: Acknowledged): void {
    if (this.#all.has(told.key)) this.faults.push(`${told.kind} ${told.key} was acknowledged twice`);
    this.#all.set(told.key, told);
    this.#unchecked.push(told);
  }

  /** Holds what has been noted since the last time against the store. */
  async check(store: Store): Promise<void> {
    for (const told of this.#unchecked.splice(0))
      if (!(await this.#holds(store, told))) this.faults.push(`${told.kind} ${told.key} was lost`);
  }

  async #holds(store: Store, told: Acknowledged): Promise<boolean> {
    switch (told.kind) {
      case 'created':
        return (await store.get('processInstance', told.key)) !== undefined;
      case 'worked':
        return (await store.get('job', told.key))?.state === 'COMPLETED';
      case 'reviewed':
        return (
          (await store.get('userTask', told.key))?.state === 'COMPLETED' &&
          (await store.get('processInstance', told.processInstanceKey))?.state === 'COMPLETED'
        );
    }
  }
}
