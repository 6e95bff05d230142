/** A regular expression to be looked for in a text, everywhere or only where it is first. */
export interface Search {
  /** Of a RegExp with the flags `v` and `g`. */
  readonly source: string;
  readonly text: string;
  readonly first: boolean;
}

/** Where a regular expression was found. */
export interface Found {
  readonly from: number;
  readonly to: number;
  /** What its groups matched, by name. */
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** What a search came to. */
export interface Searched {
  readonly found: readonly Found[];
  readonly milliseconds: number;
}
