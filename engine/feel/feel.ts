import { evaluate, unaryTest } from 'feelin';
import type { Instant } from '../records.ts';
import { builtins } from './builtins.mjs';
import { CappedEvaluator } from './capped.ts';
import type { Expression, Lookup } from './expression.ts';
import { staticText } from './expression.ts';
import { Failure } from './failure.ts';
import { compileFast, unsure } from './fast.ts';
import type { Parsed } from './parse.ts';
import { parseFeel } from './parse.ts';
import { offsetDateTime } from './time-text.ts';

/** A syntax error of an expression. */
export interface FeelProblem {
  problem: string;
}

/** Compiles and evaluates FEEL for one engine. */
export class Feel {
  readonly #now: () => Instant;
  readonly #capped = new CappedEvaluator();

  /** `now`: the engine's clock, for `now()` and `today()`. */
  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** Compiles an attribute: FEEL after `=`, else static text. */
  attribute(text: string): Expression | FeelProblem {
    return text.startsWith('=') ? this.expression(text.slice(1)) : staticText(text);
  }

  /** Compiles a FEEL expression. */
  expression(text: string): Expression | FeelProblem {
    const parsed = parseFeel(text);
    if (parsed.error !== null) return { problem: `failed to parse expression '${text}': ${parsed.error}` };
    if (parsed.heavy) this.#capped.warm();
    const fast = parsed.heavy ? null : compileFast(parsed.top, text);
    const full = (lookup: Lookup) => this.#evaluate(text, parsed, lookup);
    const { variables } = parsed;
    if (!fast) return { text, isFeel: true, variables, evaluate: full };
    return {
      text,
      isFeel: true,
      variables,
      evaluate: (lookup) => {
        const value = fast(lookup);
        return value === unsure ? full(lookup) : value;
      }
    };
  }

  /** Compiles unary tests of a decision table's input entry: `?` is the input value. */
  unaryTests(text: string): Expression | FeelProblem {
    const parsed = parseFeel(text, true);
    if (parsed.error !== null) return { problem: `failed to parse unary tests '${text}': ${parsed.error}` };
    const { variables } = parsed;
    return {
      text,
      isFeel: true,
      variables,
      evaluate: (lookup) => this.#evaluate(text, parsed, lookup, true)
    };
  }

  close(): void {
    this.#capped.close();
  }

  #evaluate(text: string, parsed: Parsed, lookup: Lookup, unary = false): unknown | Failure {
    const context: Record<string, unknown> = {};
    for (const name of unary ? ['?', ...parsed.names] : parsed.names) {
      const value = lookup(name);
      if (value !== undefined) context[name] = value;
    }
    const instant = offsetDateTime(this.#now());
    if (parsed.heavy)
      return this.#capped.evaluate({ text, evaluated: parsed.evaluated, context, unary, instant });
    return evaluateInline(text, parsed.evaluated, { ...builtins(instant), ...context }, unary);
  }
}

function evaluateInline(
  text: string,
  evaluated: string,
  context: Record<string, unknown>,
  unary: boolean
): unknown | Failure {
  try {
    const { value } = unary ? unaryTest(evaluated, context) : evaluate(evaluated, context);
    return value ?? null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // What has no order is neither smaller nor greater: null (DMN 1.3, table 42), where the library throws.
    if (reason.startsWith('unsupported range')) return null;
    return new Failure('EXTRACT_VALUE_ERROR', `failed to evaluate expression '${text}': ${reason}`);
  }
}
