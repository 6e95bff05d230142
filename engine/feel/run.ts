import type { Evaluation } from './functions/builtin.ts';
import { StepBudget } from './steps.ts';
import type { FunctionValue, Value } from './values.ts';

/** One evaluation of an expression: its steps, and its time. */
export class Run extends StepBudget implements Evaluation {
  readonly #now: () => string;

  /** `now`: RFC 3339 text of the engine's time; asked for only where it is needed. */
  constructor(now: () => string) {
    super();
    this.#now = now;
  }

  get now(): string {
    return this.#now();
  }

  invoke(called: FunctionValue, args: readonly Value[]): Value {
    return called.body(args);
  }
}
