import { Fatal } from './fatal.ts';

/** Pays for an evaluation: whatever loops, calls or copies spends as it goes. */
export interface Steps {
  /** Throws OutOfSteps when the evaluation has spent more than it may. */
  spend(count: number): void;
}

/** Steps of one evaluation: well under half a second's worth. */
const most = 2_000_000;

/** Ends an evaluation that costs too much. */
export class OutOfSteps extends Fatal {
  constructor() {
    super('it takes too many steps; simplify it');
  }
}

/** The steps of one evaluation. */
export class StepBudget implements Steps {
  #left = most;

  spend(count: number): void {
    this.#left -= count;
    if (this.#left < 0) throw new OutOfSteps();
  }
}
