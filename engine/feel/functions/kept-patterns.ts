import type { Pattern } from '../pattern/pattern.ts';

/** Characters of patterns that are kept: some megabytes at most, whatever patterns a model makes up. */
const most = 1_000_000;
/** What is kept beside the characters of one takes as much as so many of them. */
const perPattern = 400;

/** What patterns were translated to, null for those that are none: most are used again and again. */
export class KeptPatterns {
  readonly #found = new Map<string, Pattern | null>();
  #characters = 0;

  /** What is known of a pattern; undefined when it is new. */
  get(key: string): Pattern | null | undefined {
    return this.#found.get(key);
  }

  /** Keeps what a pattern was translated to; for want of room all others are forgotten. */
  keep(key: string, pattern: Pattern | null): void {
    const characters = perPattern + key.length + (pattern?.source.length ?? 0);
    if (this.#characters + characters > most) {
      this.#found.clear();
      this.#characters = 0;
    }
    this.#found.set(key, pattern);
    this.#characters += characters;
  }
}
