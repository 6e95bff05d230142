import type { EngineStore, Logger } from '../ports.ts';
import type { ChangeLog } from '../state/change-log.ts';

/** Told once its batch is durable (`true`), or lost (`false`). */
export type Answer = (durable: boolean) => void;

/**
 * Commits what the turns of the event loop have changed, one batch after the other: while one is being written, the
 * next gathers. Answers are given out after their batch.
 */
export class GroupCommit {
  #answers: Answer[] = [];
  #running: Promise<void> | null = null;
  readonly #store: EngineStore;
  readonly #logger: Logger;
  readonly #onLost: () => void;

  /** `onLost`: a commit failed; the changes in memory are not those of the store any more. */
  constructor(store: EngineStore, logger: Logger, onLost: () => void) {
    this.#store = store;
    this.#logger = logger;
    this.#onLost = onLost;
  }

  /** Has an answer given when the batch that is now gathering is durable. */
  add(answer: Answer): void {
    this.#answers.push(answer);
  }

  /** Commits what has gathered, now or after the commit that is running. */
  flush(log: ChangeLog): void {
    this.#running ??= this.#run(log).finally(() => {
      this.#running = null;
    });
  }

  /** Whether nothing is being written. */
  get isIdle(): boolean {
    return this.#running === null;
  }

  /** Whether it pays to hand over half a batch that took `worked` ms: a slow disk is better asked seldom. */
  isWorthwhile(worked: number): boolean {
    return 2 * worked >= (this.#store.flushMs ?? 0);
  }

  /** Gives up all that has gathered; what is being written already goes on. */
  lose(log: ChangeLog): void {
    log.drain();
    const lost = this.#answers;
    this.#answers = [];
    for (const answer of lost) answer(false);
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(log: ChangeLog): Promise<void> {
    while (this.#answers.length > 0 || !log.isEmpty) {
      const answers = this.#answers;
      this.#answers = [];
      try {
        if (!log.isEmpty) await this.#store.commit(log.drain());
      } catch (error) {
        this.#logger.error({ error }, 'a commit failed: its batch is refused and state is read again');
        for (const answer of answers) answer(false);
        this.lose(log);
        this.#onLost();
        return;
      }
      for (const answer of answers) answer(true);
    }
  }
}
