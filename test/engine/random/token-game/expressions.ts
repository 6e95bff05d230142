import { type Expression } from '../../../../engine/feel/expression.ts';
import { Failure } from '../../../../engine/feel/failure.ts';
import { Feel } from '../../../../engine/feel/feel.ts';
import { toJson } from '../../../../engine/feel/json.ts';

/** Thrown where a token cannot go on: it stays where it is with an incident of this type. */
export class Trouble extends Error {
  constructor(readonly type: string) {
    super(type);
  }
}

/** Reads a variable; undefined where there is none. */
export type Read = (name: string) => unknown;

/** FEEL, which is not what the token game is about: it is the engine's own. Generated models do not ask for the time. */
export class Expressions {
  readonly feel = new Feel(() => 0);
  readonly #known = new Map<string, Expression>();

  /** The value of a text, or of an expression after `=`. */
  value(text: string, read: Read, trouble = 'EXTRACT_VALUE_ERROR'): unknown {
    const value = this.#expression(text).evaluate(read);
    if (value instanceof Failure) throw new Trouble(trouble);
    return toJson(value);
  }

  text(text: string, read: Read): string {
    return wanted(this.value(text, read), (value) => typeof value === 'string');
  }

  truth(text: string, read: Read): boolean {
    return wanted(this.value(text, read), (value) => typeof value === 'boolean');
  }

  list(text: string, read: Read): unknown[] {
    return wanted(this.value(text, read), Array.isArray);
  }

  #expression(text: string): Expression {
    const known = this.#known.get(text) ?? this.feel.attribute(text);
    if ('problem' in known) throw new Error(known.problem);
    this.#known.set(text, known);
    return known;
  }
}

function wanted<Value>(value: unknown, isIt: (value: unknown) => boolean): Value {
  if (!isIt(value)) throw new Trouble('EXTRACT_VALUE_ERROR');
  return value as Value;
}
