import type { Key, NoteRecord } from '../records.ts';
import type { ChangeLog } from './change-log.ts';

/** Keys of partition 1, as Zeebe numbers them: 2^51 and up, so that they stay exact as numbers too. */
const first = 2 ** 51 + 1;
const reserve = 100_000;
export const keysNote = 'keys';

/**
 * Makes keys. Ranges are reserved by a note that is committed together with the first row that uses them, so that no
 * key comes twice, whatever happens in between.
 */
export class Keys {
  #next: number;
  #reserved: number;
  #noted: boolean;
  readonly #log: ChangeLog;

  /** `note`: the last reservation, or undefined in a new store. */
  constructor(log: ChangeLog, note: NoteRecord | undefined, atLeast = 0) {
    this.#log = log;
    this.#next = Math.max(note ? Number(JSON.parse(note.value)) : first, atLeast);
    this.#reserved = this.#next;
    this.#noted = note !== undefined;
  }

  next<Name extends string>(): Key<Name> {
    if (this.#next >= this.#reserved) this.#extend();
    const key = this.#next;
    this.#next += 1;
    return String(key) as Key<Name>;
  }

  /** The number that the next key will have. */
  get upcoming(): number {
    return this.#next;
  }

  #extend(): void {
    this.#reserved = this.#next + reserve;
    const note = { key: keysNote, value: JSON.stringify(this.#reserved) };
    if (this.#noted) this.#log.updated('note', note);
    else this.#log.inserted('note', note);
    this.#noted = true;
  }
}
