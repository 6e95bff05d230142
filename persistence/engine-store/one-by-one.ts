import { TooManySearches } from '../../engine/ports.ts';

/** So many may wait for their turn; more are refused at once. */
export const MOST_WAITING = 20;

/** Carries out what costs one after another, so that it never takes more than one thread or connection from the others. */
export class OneByOne {
  private turn: Promise<unknown> = Promise.resolve();
  /** The one whose turn it is, and those that wait. */
  private present = 0;

  /** Throws {@link TooManySearches} where too many wait already. */
  async run<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.present > MOST_WAITING) throw new TooManySearches();
    this.present += 1;
    const done = this.turn.then(work).finally(() => (this.present -= 1));
    this.turn = done.catch(() => undefined);
    return done;
  }

  /** Settles when nobody waits any more. */
  async idle(): Promise<void> {
    await this.turn;
  }
}
