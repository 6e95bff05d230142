import type { Entities, EntityKind } from '../records.ts';
import type { ChangeLog } from './change-log.ts';

/** Records of one kind that are open, by key, for kinds that need no index. */
export class OpenRecords<Kind extends EntityKind, Row extends Entities[Kind]> {
  readonly #byKey = new Map<string, Row>();
  readonly #log: ChangeLog;
  readonly #kind: Kind;

  constructor(log: ChangeLog, kind: Kind) {
    this.#log = log;
    this.#kind = kind;
  }

  get(key: string): Row | undefined {
    return this.#byKey.get(key);
  }

  loaded(record: Row): void {
    this.#byKey.set(record.key, record);
  }

  created(record: Row): void {
    this.loaded(record);
    this.#log.inserted(this.#kind, record);
  }

  /** Its fields were changed. */
  changed(record: Row): void {
    this.#log.updated(this.#kind, record);
  }

  /** It is over; its row stays. */
  closed(record: Row): void {
    this.#byKey.delete(record.key);
    this.changed(record);
  }
}
