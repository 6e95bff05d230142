import type { Key } from '../records.ts';
import type { Note } from './note.ts';

/** Keys of partition 1, as Zeebe numbers them: 2^51 and up, so that they stay exact as numbers too. */
const first = 2 ** 51 + 1;
const reserve = 100_000;

/**
 * Makes keys. Ranges are reserved by a note that is committed together with the first row that uses them, so that no
 * key comes twice, whatever happens in between.
 */
export class Keys {
  #next: number;
  #reserved: number;
  readonly #note: Note<number>;

  /** `note`: the last reservation; there is none in a new store. Keys below `atLeast` are used up. */
  constructor(note: Note<number>, atLeast = 0) {
    this.#note = note;
    this.#next = Math.max(note.value ?? first, atLeast);
    this.#reserved = this.#next;
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
    this.#note.set(this.#reserved);
  }
}
