import type { Lookup } from './expression.ts';
import type { Evaluation } from './functions/builtin.ts';
import type { Scope } from './scope.ts';
import { StepBudget } from './steps.ts';
import type { FunctionValue, Value } from './values.ts';

/** One evaluation of an expression: the variables that it is given, its steps, and its time. */
export class Run extends StepBudget implements Evaluation, Scope {
  readonly #find: Lookup;
  readonly #now: () => string;

  /** `now`: RFC 3339 text of the engine's time; asked for only where it is needed. */
  constructor(find: Lookup, now: () => string) {
    super();
    this.#find = find;
    this.#now = now;
  }

  get run(): this {
    return this;
  }

  get now(): string {
    return this.#now();
  }

  find(name: string): Value | undefined {
    return this.#find(name) as Value | undefined;
  }

  invoke(called: FunctionValue, args: readonly Value[]): Value {
    return called.body(args);
  }
}
