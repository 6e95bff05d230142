import type { TimerRecord } from '../records.ts';
import type { ChangeLog } from './change-log.ts';
import type { DueQueue } from './due-queue.ts';
import { Groups } from './groups.ts';

/** Timers that will fire. */
export class Timers {
  readonly #byKey = new Map<string, TimerRecord>();
  readonly #startsOfDefinition = new Groups<TimerRecord>();
  readonly #log: ChangeLog;
  readonly #due: DueQueue;

  constructor(log: ChangeLog, due: DueQueue) {
    this.#log = log;
    this.#due = due;
  }

  get(key: string): TimerRecord | undefined {
    return this.#byKey.get(key);
  }

  loaded(timer: TimerRecord): void {
    this.#byKey.set(timer.key, timer);
    if (timer.elementInstanceKey === null) this.#startsOfDefinition.add(timer.processDefinitionKey, timer);
    this.#due.add(timer.dueAt, 'timer', timer.key);
  }

  created(timer: TimerRecord): void {
    this.loaded(timer);
    this.#log.inserted('timer', timer);
  }

  /** The event that waits, or its definition, is another one now. */
  migrated(timer: TimerRecord): void {
    this.#log.updated('timer', timer);
  }

  /** It fired or is no longer wanted. */
  removed(timer: TimerRecord): void {
    this.#byKey.delete(timer.key);
    this.#startsOfDefinition.remove(timer.processDefinitionKey, timer);
    this.#due.cancel(timer.key);
    this.#log.removed('timer', timer.key);
  }

  /** It fired and will again. */
  rescheduled(timer: TimerRecord, next: Pick<TimerRecord, 'dueAt' | 'repetitions' | 'interval'>): void {
    Object.assign(timer, next);
    this.#due.add(next.dueAt, 'timer', timer.key);
    this.#log.updated('timer', timer);
  }

  startsOf(processDefinitionKey: string): TimerRecord[] {
    return [...this.#startsOfDefinition.of(processDefinitionKey)];
  }
}
