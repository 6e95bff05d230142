/** What the engine needs from the world around it. */
import type { Entities, EntityKind, Instant } from './records.ts';

/** Rows of one kind that a batch wrote: each key is in one of the three lists, with its newest record. */
export interface RowChanges<Row> {
  /** Rows whose key the store has never seen. */
  inserts: Row[];
  /** Rows that the store has, whole (not patches). */
  updates: Row[];
  /** Keys of rows that go; a key may be unknown to the store. */
  deletes: string[];
}

/** All that one batch changed; kinds that it did not touch are absent. */
export type ChangeSet = { [Kind in EntityKind]?: RowChanges<Entities[Kind]> };

/** All rows that processing needs, each kind in the order of its keys. */
export type ActiveRows = { [Kind in EntityKind]: Entities[Kind][] };

/**
 * Durable rows. Active rows, which `load` returns: every definition, form, requirements, message, timer, note;
 * process and element instances, user tasks that are ACTIVE or not ended; jobs with `endDate` null; incidents ACTIVE;
 * message subscriptions CREATED; variables whose process instance is ACTIVE; batch operations without `endDate`, batch
 * items ACTIVE; every document, directory entry, membership, authorization; no decision instance, no document content.
 */
export interface EngineStore {
  /** What the last flush took, in ms, without the writing before it; absent where the store cannot tell. */
  readonly flushMs?: number;
  /** Reads the active rows. Rejects with a clear message on a damaged or newer database. */
  load(): Promise<ActiveRows>;
  /**
   * Writes a batch, all or nothing, and resolves once it would survive a loss of power. The records go on living
   * in memory: take what you need of them before the first `await`. Called again only after the last call has settled.
   */
  commit(changes: ChangeSet): Promise<void>;
  close(): Promise<void>;
}

/** Time. A controlled clock can be pinned; a pinned clock stands still. */
export interface Clock {
  now(): Instant;
  /** Calls once the clock has reached `at`, never within this call. Returns how to cancel. */
  schedule(at: Instant, callback: () => void): () => void;
  /** Calls after `ms` of real time, pinned or not (long polling). Returns how to cancel. */
  delay(ms: number, callback: () => void): () => void;
  /** Milliseconds of real time since some moment, pinned or not: how long work took. */
  elapsed(): number;
}

/** A clock that can be set: what `/v2/clock` works on. */
export interface ControlledClock extends Clock {
  pin(at: Instant): void;
  reset(): void;
}

/** Structured log; takes pino's loggers. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** So many characters of a text are shown in lists and looked at by `like`, as in Camunda 8. */
export const SHOWN_CHARACTERS = 8191;

/** How a field's value is compared. `like` takes `*` for any text and `?` for one character, `\` before either. */
export type Operator = 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'notIn' | 'exists' | 'like';
export type Scalar = string | number | boolean;

/** What must hold of a record. Fields are those of the record; keys compare as numbers, instants in ms. */
export type Condition =
  | { field: string; op: Operator; value: Scalar | readonly Scalar[] }
  /** The text has more characters than that; with `is: false` it has not. */
  | { longer: string; than: number; is: boolean }
  /** The list field (candidate groups, candidate users, tags) has a member of which all of this holds. */
  | { member: string; where: readonly { op: Operator; value: Scalar | readonly Scalar[] }[] }
  /** A record of another kind, whose fields equal ours (`on`: theirs → ours), fulfils all of these. */
  | { related: EntityKind; on: Readonly<Record<string, string>>; where: readonly Condition[] }
  /** All conditions of one of these groups hold. */
  | { any: readonly (readonly Condition[])[] }
  /** The highest version of its id. */
  | { latestVersionOf: string };

/** One page of a search: by offset, or from a cursor that an earlier page gave. Ties are broken by key. */
export interface Search {
  where: readonly Condition[];
  sort: readonly { field: string; descending: boolean }[];
  limit: number;
  offset?: number;
  after?: string;
  before?: string;
  /** A page whose rows have more characters together is not read: {@link PageTooLong}. */
  mostCharacters?: number;
}

export interface SearchPage<Row> {
  items: Row[];
  /** Matching records, counted up to the limit that `hasMoreTotalItems` names. */
  totalItems: number;
  /** Whether there are more than were counted. */
  hasMoreTotalItems: boolean;
  /** Base64 cursors of the first and last item; absent on an empty page. */
  startCursor?: string;
  endCursor?: string;
}

/** What records are counted by: a field, or parts of `every` ms of the time in one, numbered from 0 at `from`, before which none lies. */
export type Grouping = string | { field: string; every: number; from: Instant };

/** How many records have the same values in what was asked for. */
export interface Tally {
  values: (Scalar | null)[];
  count: number;
  /** The greatest of the field that was named for it. */
  newest?: Instant | null;
}

/** A search goes on from a cursor that no page of it has given. */
export class InvalidCursor extends Error {
  constructor(cursor: string) {
    super(`Cannot decode pagination cursor '${cursor.slice(0, 100)}'`);
  }
}

/** The rows of a page have more characters together than the search takes. */
export class PageTooLong extends Error {
  constructor(limit: number, mostCharacters: number) {
    super(
      `A page of ${limit} items would have more than ${mostCharacters} characters. Ask for fewer items by page.limit.`
    );
  }
}

/** Too many searches that cost wait for their turn already. */
export class TooManySearches extends Error {
  constructor() {
    super('Too many searches that take long wait for their turn. Try again later.');
  }
}

/** The texts that a search would look through are too many or too long. */
export class SearchTooCostly extends Error {
  constructor() {
    super('The search takes too long. Narrow it by other filters, or use a pattern with fewer wildcards.');
  }
}

/** Reads committed rows. `resource` (XML, form schema) is empty in the items of a search, whole in `get`. */
export interface EngineQueries {
  get<Kind extends EntityKind>(kind: Kind, key: string): Promise<Entities[Kind] | undefined>;
  search<Kind extends EntityKind>(kind: Kind, search: Search): Promise<SearchPage<Entities[Kind]>>;
  /** Counts the matching records by the values of `by`; all of them together when it is empty. At most 10,000 groups. */
  tally(
    kind: EntityKind,
    where: readonly Condition[],
    by: readonly Grouping[],
    newest?: string
  ): Promise<Tally[]>;
}
