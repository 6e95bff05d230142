import { stepsOfTemporal } from '../steps.ts';
import type { FunctionValue, Value } from '../values.ts';

/** What a function may ask of the evaluation that calls it. */
export interface Evaluation {
  /** RFC 3339 text of the engine's time, with the offset of the office. */
  readonly now: string;
  /** Counts work against the budget of the evaluation; throws when it is used up. */
  spend(steps: number): void;
  /** Calls a function of the expression, as `sort` does with its order. */
  invoke(called: FunctionValue, args: readonly Value[]): Value;
}

/** A way to call a builtin function. */
export interface Signature {
  /** Parameter names, for calls with named arguments and for their number. */
  readonly parameters: readonly string[];
  /**
   * Whether the last parameter takes any number of arguments as one list: `min(1, 2)` is `min([1, 2])`. A call whose
   * number of positional arguments is that of another signature is that one's; a single list is not wrapped again.
   */
  readonly variadic?: boolean;
  call(args: readonly Value[], evaluation: Evaluation): Value;
}

/** A builtin function: its signatures, tried in this order. A call that fits none gives null. */
export type Builtin = readonly Signature[];

/** Functions by name. */
export type Builtins = Readonly<Record<string, Builtin>>;

/** A signature; `parameters` separated by commas. */
export function signature(parameters: string, call: Signature['call']): Signature {
  return { parameters: parameters === '' ? [] : parameters.split(', '), call };
}

/** A signature whose last parameter takes the remaining arguments as a list. */
export function variadic(parameters: string, call: Signature['call']): Signature {
  return { ...signature(parameters, call), variadic: true };
}

/** The same signatures, each call of which pays for a date, time or duration. */
export function temporal(builtin: Builtin): Builtin {
  return builtin.map(({ parameters, call }) => ({
    parameters,
    call: (args, evaluation) => {
      evaluation.spend(stepsOfTemporal);
      return call(args, evaluation);
    }
  }));
}
