import type { NoteRecord } from '../records.ts';
import type { ChangeLog } from './change-log.ts';

/** One value that the engine notes for itself under a name, or none. What was set last in a batch is written. */
export class Note<Value> {
  #value: Value | null;
  readonly #log: ChangeLog;
  readonly #key: string;

  /** `notes`: all that the store has. */
  constructor(log: ChangeLog, key: string, notes: readonly NoteRecord[]) {
    const kept = notes.find((note) => note.key === key);
    this.#log = log;
    this.#key = key;
    this.#value = kept ? (JSON.parse(kept.value) as Value) : null;
  }

  get value(): Value | null {
    return this.#value;
  }

  /** Null takes the note away. */
  set(value: Value | null): void {
    const isNew = this.#value === null;
    this.#value = value;
    if (value !== null) {
      const record = { key: this.#key, value: JSON.stringify(value) };
      if (isNew) this.#log.inserted('note', record);
      else this.#log.updated('note', record);
    } else if (!isNew) this.#log.removed('note', this.#key);
  }
}
