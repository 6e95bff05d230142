import type { Lookup } from './expression.ts';
import type { Evaluation } from './functions/builtin.ts';
import type { Scope } from './scope.ts';
import { StepBudget } from './steps.ts';
import type { FunctionValue, Value } from './values.ts';

/**
 * A variable is text until it is read. Whoever reads more often than this is in a loop, and is given the same value
 * again; to remember it costs more than to read a few.
 */
const fewReads = 8;

/** One evaluation of an expression: the variables that it is given, its steps, and its time. */
export class Run extends StepBudget implements Evaluation, Scope {
  readonly #find: Lookup;
  readonly #now: () => string;
  #reads = 0;
  #known: Map<string, Value | undefined> | null = null;

  /** `now`: RFC 3339 text of the engine's time; asked for only where it is needed. `share`: the steps that it may take. */
  constructor(find: Lookup, now: () => string, share: number) {
    super(share);
    this.#find = find;
    this.#now = now;
  }

  get depth(): number {
    return 0;
  }

  get run(): this {
    return this;
  }

  get now(): string {
    return this.#now();
  }

  find(name: string): Value | undefined {
    if (this.#reads < fewReads) {
      this.#reads += 1;
      return this.#find(name) as Value | undefined;
    }
    return this.#findOnce(name);
  }

  #findOnce(name: string): Value | undefined {
    this.#known ??= new Map();
    const before = this.#known.get(name);
    if (before !== undefined || this.#known.has(name)) return before;
    const value = this.#find(name) as Value | undefined;
    this.#known.set(name, value);
    return value;
  }

  invoke(called: FunctionValue, args: readonly Value[]): Value {
    return called.body(args);
  }
}
