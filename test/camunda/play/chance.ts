import { createHash } from 'node:crypto';

/** Chance that a seed decides: the same seed gives the same choices, on every machine. */
export class Chance {
  readonly #seed: string;
  #drawn = 0;

  constructor(...seed: (string | number)[]) {
    this.#seed = seed.join('|');
  }

  /** A whole number from 0 to `below` - 1. */
  number(below: number): number {
    const digest = createHash('sha256').update(`${this.#seed}|${this.#drawn++}`).digest();
    return digest.readUInt32BE(0) % below;
  }

  /** Whether it happens, at `percent` in a hundred. */
  happens(percent: number): boolean {
    return this.number(100) < percent;
  }

  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new Error('nothing to choose from');
    return choices[this.number(choices.length)] as T;
  }
}
