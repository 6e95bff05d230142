import type { Instant } from '../records.ts';
import { compile } from './compile/compile.ts';
import type { Compiled } from './compile/compiled.ts';
import type { Expression, Lookup } from './expression.ts';
import { staticText } from './expression.ts';
import { Failure } from './failure.ts';
import { parseFeel } from './parse.ts';
import { Run } from './run.ts';
import { tested } from './scope.ts';
import type { Steps } from './steps.ts';
import { everyNode } from './syntax/children.ts';
import type { Node } from './syntax/nodes.ts';
import { offsetDateTime } from './time-text.ts';
import { isContext, isList, type Value } from './values.ts';

/** A syntax error of an expression. */
export interface FeelProblem {
  problem: string;
}

/** Nodes that make values out of others, as often as they like: the value may be far larger than what it is made of. */
const building: ReadonlySet<Node['type']> = new Set(['list', 'context', 'for', 'call']);

/** By this name, too, Camunda gives the input of a decision table's cell. */
const inputVariable = 'cellInput';

/** Compiles and evaluates FEEL for one engine. */
export class Feel {
  readonly #now: () => string;

  /** `now`: the engine's clock, for `now()` and `today()`. */
  constructor(now: () => Instant) {
    this.#now = () => offsetDateTime(now());
  }

  /** Compiles an attribute: FEEL after `=`, else static text. */
  attribute(text: string): Expression | FeelProblem {
    return text.startsWith('=') ? this.expression(text.slice(1)) : staticText(text);
  }

  /** Compiles a FEEL expression. */
  expression(text: string): Expression | FeelProblem {
    const { error, top, variables } = parseFeel(text);
    if (error !== null) return { problem: `failed to parse expression '${text}': ${error}` };
    if (top.type === 'name') {
      const { name } = top;
      return { text, isFeel: true, variables, evaluate: (lookup) => lookup(name) ?? null };
    }
    const compiled = compile(top);
    const builds = [...everyNode(top)].some(({ type }) => building.has(type));
    return {
      text,
      isFeel: true,
      variables,
      evaluate: (lookup) => this.#evaluate(text, compiled, lookup, builds)
    };
  }

  /** Compiles unary tests of a decision table's input entry: `?` is the input value. */
  unaryTests(text: string): Expression | FeelProblem {
    const { error, top, variables } = parseFeel(text, true);
    if (error !== null) return { problem: `failed to parse unary tests '${text}': ${error}` };
    const compiled = compile(top);
    return {
      text,
      isFeel: true,
      variables,
      evaluate: (lookup) =>
        this.#evaluate(text, compiled, (name) => lookup(name === inputVariable ? tested : name))
    };
  }

  /** Nothing is held: the thread for regular expressions is shared by all and keeps no process alive. */
  #evaluate(text: string, compiled: Compiled, lookup: Lookup, builds = false): unknown | Failure {
    const run = new Run(lookup, this.#now);
    try {
      const value = compiled(run);
      if (builds) payFor(value, run);
      return value;
    } catch (error) {
      return new Failure(
        'EXTRACT_VALUE_ERROR',
        `failed to evaluate expression '${text}': ${reasonOf(error)}`
      );
    }
  }
}

/** Pays for all that will be written out: a list may hold another many times, which is made only once. */
function payFor(value: Value, steps: Steps): void {
  const items = isList(value) ? value : isContext(value) ? Object.values(value) : [];
  steps.spend(items.length);
  for (const item of items) payFor(item, steps);
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deep or its value too large';
  return error instanceof Error ? error.message : String(error);
}
