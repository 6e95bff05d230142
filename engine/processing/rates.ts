import type { Instant } from '../records.ts';

/** Counts how often things happen within a second of the engine's clock; what is counted is forgotten with it. */
export class Rates {
  static readonly period = 1_000;
  readonly #counts = new Map<string, number>();
  #since: Instant = 0;

  /** Counts one more, and says how many there are now. */
  count(what: string, now: Instant): number {
    if (now < this.#since || now >= this.#since + Rates.period) {
      this.#counts.clear();
      this.#since = now;
    }
    const count = (this.#counts.get(what) ?? 0) + 1;
    this.#counts.set(what, count);
    return count;
  }
}
