import type { Lookup } from './expression.ts';
import type { Run } from './run.ts';
import type { Context, Value } from './values.ts';
import { entryOf } from './values.ts';

/** The name of the value that tests such as `< 5` are about: the input of a decision table's cell, or `x` of `x in`. */
export const tested = '?';

/** The name of the same value where an expression asks for it with `?`. No variable can be called so. */
export const input = '? ';

/** The names that an expression sees. */
export abstract class Scope {
  constructor(readonly run: Run) {}

  /** The value of a name; undefined when nothing has it. */
  abstract find(name: string): Value | undefined;
}

/** The variables that an evaluation is given. */
export class Variables extends Scope {
  readonly #lookup: Lookup;

  constructor(run: Run, lookup: Lookup) {
    super(run);
    this.#lookup = lookup;
  }

  override find(name: string): Value | undefined {
    return this.#lookup(name) as Value | undefined;
  }
}

/** One name more, before those around it; undefined hides the one around. */
export class Binding extends Scope {
  constructor(
    readonly around: Scope,
    readonly name: string,
    readonly value: Value | undefined
  ) {
    super(around.run);
  }

  override find(name: string): Value | undefined {
    return name === this.name ? this.value : this.around.find(name);
  }
}

/** The entries of a context, before the names around it. */
export class Entries extends Scope {
  constructor(
    readonly around: Scope,
    readonly context: Context
  ) {
    super(around.run);
  }

  override find(name: string): Value | undefined {
    return entryOf(this.context, name) ?? this.around.find(name);
  }
}
