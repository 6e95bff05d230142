/** A DMN file whose decision `d` is asked with variables. */
export interface Asked {
  readonly file: string;
  readonly variables: Readonly<Record<string, unknown>>;
}
