import type { Instant } from '../records.ts';
import { compile } from './compile/compile.ts';
import type { Compiled } from './compile/compiled.ts';
import type { Expression, Lookup } from './expression.ts';
import { staticText } from './expression.ts';
import { Failure, TooMuchFailure } from './failure.ts';
import { AssertionFailure, TooMuch } from './fatal.ts';
import { parseFeel } from './parse.ts';
import { Run } from './run.ts';
import { tested } from './scope.ts';
import { type Steps, stepsOfTemporalText, stepsOfText } from './steps.ts';
import { everyNode } from './syntax/children.ts';
import type { Node } from './syntax/nodes.ts';
import { isTemporal } from './temporal.ts';
import { offsetDateTime } from './time-text.ts';
import { isContext, isList, keysOf, type Value } from './values.ts';
import { warningsOf } from './warnings/warnings-of.ts';

/** A syntax error of an expression. */
export interface FeelProblem {
  problem: string;
}

const tooDeep = 'it is nested too deep';

/** Nodes that make values out of others, as often as they like: the value may be far larger than what it is made of. */
const building: ReadonlySet<Node['type']> = new Set(['list', 'context', 'for', 'call']);

/** What it costs to begin an evaluation within another, in steps. */
const stepsOfEvaluation = 10;

/** By this name, too, Camunda gives the input of a decision table's cell. */
const inputVariable = 'cellInput';

/** Compiles and evaluates FEEL for one engine. */
export class Feel {
  readonly #now: () => string;
  #share = Infinity;
  #spent = 0;
  /** The evaluation that goes on; others within it, of a decision's functions, are paid by it. */
  #running: Run | null = null;

  /** `now`: the engine's clock, for `now()` and `today()`. */
  constructor(now: () => Instant) {
    this.#now = () => offsetDateTime(now());
  }

  /** So many steps for all evaluations until the next call; without a call they are not counted together. */
  allow(share: number): void {
    this.#share = share;
  }

  /** Steps of all evaluations so far. */
  get spent(): number {
    return this.#spent;
  }

  /** Compiles an attribute: FEEL after `=`, else static text. */
  attribute(text: string): Expression | FeelProblem {
    return text.startsWith('=') ? this.expression(text.slice(1)) : staticText(text);
  }

  /** Compiles a FEEL expression. */
  expression(text: string): Expression | FeelProblem {
    const { error, top, variables } = parseFeel(text);
    const compiled = error === null ? compile(top) : null;
    if (!compiled) return { problem: `failed to parse expression '${text}': ${error ?? tooDeep}` };
    if (top.type === 'name') {
      const { name } = top;
      return {
        text,
        isFeel: true,
        variables,
        evaluate: (lookup) => lookup(name) ?? null,
        warnings: (lookup) => this.#warnings(top, lookup)
      };
    }
    const builds = [...everyNode(top)].some(({ type }) => building.has(type));
    return {
      text,
      isFeel: true,
      variables,
      evaluate: (lookup) => this.#evaluate(text, compiled, lookup, builds),
      warnings: (lookup) => this.#warnings(top, lookup)
    };
  }

  /** Compiles unary tests of a decision table's input entry: `?` is the input value. */
  unaryTests(text: string): Expression | FeelProblem {
    const { error, top, variables } = parseFeel(text, true);
    const compiled = error === null ? compile(top) : null;
    if (!compiled) return { problem: `failed to parse unary tests '${text}': ${error ?? tooDeep}` };
    return {
      text,
      isFeel: true,
      variables,
      evaluate: (lookup) =>
        this.#evaluate(text, compiled, (name) => lookup(name === inputVariable ? tested : name)),
      // A decision tells none.
      warnings: () => []
    };
  }

  /** Pays for what is done between evaluations that share their steps; free where there are none. */
  spend(count: number): void {
    this.#running?.spend(count);
  }

  /** Work of several evaluations, which share the steps of one. */
  together(work: () => unknown | Failure): unknown | Failure {
    const failed = (error: unknown) => tooMuch(error, '') ?? failureOf('', error);
    return this.#run(() => undefined, work, failed);
  }

  /** Nothing is held: the thread for regular expressions is shared by all and keeps no process alive. */
  #evaluate(text: string, compiled: Compiled, lookup: Lookup, builds = false): unknown | Failure {
    const evaluate = (run: Run) => {
      const value = compiled(run);
      if (builds) payFor(value, run);
      return value;
    };
    return this.#run(lookup, evaluate, (error) => failureOf(text, error));
  }

  #run(lookup: Lookup, work: (run: Run) => unknown, failed: (error: unknown) => Failure): unknown | Failure {
    const around = this.#running;
    const run = new Run(lookup, this.#now, around ? around.left : this.#share);
    this.#running = run;
    try {
      return work(run);
    } catch (error) {
      return failed(error);
    } finally {
      this.#running = around;
      if (around) around.spend(run.spent + stepsOfEvaluation);
      else this.#pay(run.spent);
    }
  }

  #warnings(top: Node, lookup: Lookup): readonly string[] {
    const { lines, spent } = warningsOf(top, lookup, this.#now, this.#share);
    this.#pay(spent);
    return lines;
  }

  #pay(steps: number): void {
    this.#share -= steps;
    this.#spent += steps;
  }
}

/** Pays for all that will be written out: a list may hold another many times, which is made only once. */
function payFor(value: Value, steps: Steps): void {
  if (typeof value === 'string') return steps.spend(stepsOfText(value.length));
  if (typeof value !== 'object') return;
  if (isList(value)) {
    steps.spend(value.length);
    for (const item of value) payFor(item, steps);
  } else if (isContext(value)) {
    for (const key of keysOf(value, steps)) {
      steps.spend(stepsOfText(key.length));
      payFor(value[key]!, steps);
    }
  } else if (isTemporal(value)) steps.spend(stepsOfTemporalText);
}

function failureOf(text: string, error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof AssertionFailure)
    return new Failure(
      'EXTRACT_VALUE_ERROR',
      `Assertion failure on evaluate the expression '${text}': ${reason}`
    );
  const told = `failed to evaluate expression '${text}': `;
  return tooMuch(error, told) ?? new Failure('EXTRACT_VALUE_ERROR', told + reason);
}

/** The failure of what took too much; null for any other error. */
function tooMuch(error: unknown, told: string): TooMuchFailure | null {
  if (error instanceof RangeError)
    return new TooMuchFailure('EXTRACT_VALUE_ERROR', `${told}it is nested too deep or its value too large`);
  return error instanceof TooMuch ? new TooMuchFailure('EXTRACT_VALUE_ERROR', told + error.message) : null;
}
