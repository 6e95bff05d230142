import { TooMuch } from './fatal.ts';

/** Pays for an evaluation: whatever loops, calls or copies spends as it goes. */
export interface Steps {
  /** Throws OutOfSteps when the evaluation has spent more than it may. */
  spend(count: number): void;
}

/** Steps of one evaluation: well under half a second's worth. */
const most = 2_000_000;

/** What it costs to make or move a date, time or duration: the calendar is slow. */
export const stepsOfTemporal = 400;

/** What it costs to count with a number that is not whole: its decimal digits are counted one by one. */
export const stepsOfFraction = 30;

/** What it costs to compare dates, times and durations, in steps. */
export const stepsOfOrder = 40;

/** The same for dates and times with a zone: they are looked up in its calendar. */
export const stepsOfZonedOrder = 60;

/** What it costs to write a date, time or duration, in steps. */
export const stepsOfTemporalText = 60;

/** So many characters are copied or compared in one step. */
const charactersPerStep = 16;

/** What it costs to copy or compare so many characters. */
export function stepsOfText(length: number): number {
  return Math.trunc(length / charactersPerStep);
}

/** Ends an evaluation that costs too much. */
class OutOfSteps extends TooMuch {
  constructor() {
    super('it takes too many steps; simplify it');
  }
}

/** The steps of one evaluation. */
export class StepBudget implements Steps {
  readonly #given: number;
  #left: number;

  /** `share`: what is left for this and other evaluations together. */
  constructor(share: number) {
    this.#given = Math.min(most, share);
    this.#left = this.#given;
  }

  get left(): number {
    return this.#left;
  }

  get spent(): number {
    return this.#given - this.#left;
  }

  spend(count: number): void {
    this.#left -= count;
    if (this.#left < 0) throw new OutOfSteps();
  }
}
