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
  /** Null for a property that is the same of all. */
  readonly sort: Readonly<Record<string, string | null>>;
  readonly toItem: (record: Entities[Kind]) => object;
}

/** A search says something that no search of its kind can mean. */
export class SearchError extends Error {
  override readonly name = 'SearchError';
}

/** What is wrong with a word that is none of those which a field may have. */
export const unexpectedWord = (word: string, name: string, known: readonly string[]): string =>
  `Unexpected value '${word.slice(0, 100)}' for enum field '${name}'. Use any of the following values: [${known.join(', ')}]`;

/** What to throw for it. */
export function invalidSearch(message: string): SearchError {
  return new SearchError(message);
}
