import { Unanswered } from './fatal.ts';
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

  /** How many scopes there are around. */
  readonly depth: number;

  /** The value of a name; undefined when nothing has it. {@link paidFind} pays for it. */
  find(name: string): Value | undefined;
}

/** So many scopes are asked for a name in one step. */
const scopesPerStep = 16;

/** The value of a name, paid for where it may stand far outside; undefined when nothing has it. */
export function paidFind(scope: Scope, name: string): Value | undefined {
  if (scope.depth >= scopesPerStep) scope.run.spend(Math.trunc(scope.depth / scopesPerStep));
  return scope.find(name);
}

/** One name more, before those around it; undefined hides the one around. */
export class Binding implements Scope {
  readonly run: Run;
  readonly depth: number;

  constructor(
    readonly around: Scope,
    readonly name: string,
    readonly value: Value | undefined
  ) {
    this.run = around.run;
    this.depth = around.depth + 1;
  }

  find(name: string): Value | undefined {
    return name === this.name ? this.value : this.around.find(name);
  }
}

/** A name that has nothing but an unanswered `?`. */
class Unread extends Binding {
  override find(name: string): Value | undefined {
    const value = super.find(name);
    if (value === this.value) throw this.value;
    return value;
  }
}

/** One name more, for an item of a list. */
export const bind = (around: Scope, name: string, item: Value): Scope =>
  item instanceof Unanswered ? new Unread(around, name, item) : new Binding(around, name, item);

/** The entries of a context, before the names around it. */
export class Entries implements Scope {
  readonly run: Run;
  readonly depth: number;

  constructor(
    readonly around: Scope,
    readonly context: Context
  ) {
    this.run = around.run;
    this.depth = around.depth + 1;
  }

  find(name: string): Value | undefined {
    const value = entryOf(this.context, name);
    return value === undefined ? this.around.find(name) : value;
  }
}
