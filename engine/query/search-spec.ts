import type { Condition } from '../ports.ts';
import type { Entities, EntityKind } from '../records.ts';

/** Turns the value of one filter property into conditions; throws {@link SearchError} when the value is none for it. */
export type FilterReader = (value: unknown, name: string) => Condition[];

/**
 * How records of one kind are searched through the API: which properties filter, which sort (and by which field of
 * the record), and what an item looks like.
 */
export interface SearchSpec<Kind extends EntityKind> {
  readonly kind: Kind;
  readonly filters: Readonly<Record<string, FilterReader>>;
  /** Reads the whole filter where properties depend on each other. */
  readonly readFilter?: (filter: unknown) => Condition[];
  readonly sort: Readonly<Record<string, string>>;
  readonly toItem: (record: Entities[Kind]) => object;
}

/** A search that cannot be understood (`INVALID_ARGUMENT`) or is not offered (`UNIMPLEMENTED`). */
export class SearchError extends Error {
  readonly code: 'INVALID_ARGUMENT' | 'UNIMPLEMENTED';

  constructor(code: SearchError['code'], message: string) {
    super(message);
    this.name = 'SearchError';
    this.code = code;
  }
}

/** The search says something that no search of this kind can mean. */
export function invalidSearch(message: string): SearchError {
  return new SearchError('INVALID_ARGUMENT', message);
}
