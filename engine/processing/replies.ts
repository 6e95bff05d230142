import type { Result } from '../refusal.ts';
import { refuse } from '../refusal.ts';

type Reply = (result: Result<null>) => void;

/** Callers whose answer waits for what listeners of a user task say; they live as long as this run of the engine. */
export class Replies {
  readonly #waiting = new Map<string, Reply>();

  /** Has the end of the change that a user task is in answered. Returns how to stop waiting. */
  expect(userTaskKey: string, reply: Reply): () => void {
    this.#waiting.set(userTaskKey, reply);
    return () => this.#waiting.delete(userTaskKey);
  }

  give(userTaskKey: string, result: Result<null>): void {
    const reply = this.#waiting.get(userTaskKey);
    this.#waiting.delete(userTaskKey);
    reply?.(result);
  }

  /** Answers all, since nobody will any more. */
  close(): void {
    const lost = refuse('UNAVAILABLE', 'The engine stopped before the listeners had answered; look again.');
    for (const key of [...this.#waiting.keys()]) this.give(key, lost);
  }
}
