import type { Run } from './run.ts';
import type { Context, Value } from './values.ts';
import { entryOf } from './values.ts';

/** The name of the value that tests such as `< 5` are about: the input of a decision table's cell, or `x` of `x in`. */
export const tested = '?';

/** The name of the same value where an expression asks for it with `?`. No variable can be called so. */
export const input = '? ';

/** The names that an expression sees. */
export interface Scope {
  /** The evaluation that it is for. */
  readonly run: Run;

  /** The value of a name; undefined when nothing has it. */
  find(name: string): Value | undefined;
}

/** One name more, before those around it; undefined hides the one around. */
export class Binding implements Scope {
  readonly run: Run;

  constructor(
    readonly around: Scope,
    readonly name: string,
    readonly value: Value | undefined
  ) {
    this.run = around.run;
  }

  find(name: string): Value | undefined {
    return name === this.name ? this.value : this.around.find(name);
  }
}

/** The entries of a context, before the names around it. */
export class Entries implements Scope {
  readonly run: Run;

  constructor(
    readonly around: Scope,
    readonly context: Context
  ) {
    this.run = around.run;
  }

  find(name: string): Value | undefined {
    const value = entryOf(this.context, name);
    return value === undefined ? this.around.find(name) : value;
  }
}
