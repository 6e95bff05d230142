import type { Lookup } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import type { EvaluatedInput, JsonText, MatchedRule } from '../records.ts';
import type { ExecutableDecision, ParsedDecisions } from './executable.ts';
import { type Named, naming } from './names.ts';
import { evaluateTable, type TableEvaluation } from './table.ts';
import { ToldValues } from './told-values.ts';
import { typeFailure } from './type-check.ts';

/** One decision of an evaluation, in the order of evaluation. */
export interface Evaluation {
  decision: ExecutableDecision;
  /** JSON text of the value; of null when it failed. */
  result: JsonText;
  failure: string | null;
  inputs: EvaluatedInput[];
  matched: MatchedRule[];
}

export interface DecisionResult {
  evaluations: Evaluation[];
  /** JSON text of the value of the decision asked for. */
  output: JsonText;
  failedDecisionId: string | null;
  failureMessage: string | null;
}

/** Evaluates decisions together with those that they require. */
export class DecisionEvaluator {
  /** `lookup` reads the variables that the decisions see. */
  evaluate(file: ParsedDecisions, decisionId: string, lookup: Lookup): DecisionResult {
    const run = new Run(file, lookup);
    run.evaluate(decisionId);
    const last = run.evaluations.at(-1);
    const failed = last?.failure != null ? last : null;
    return {
      evaluations: run.evaluations,
      output: failed ? 'null' : (last?.result ?? 'null'),
      failedDecisionId: failed?.decision.id ?? null,
      failureMessage: failed ? `Expected to evaluate decision '${decisionId}', but ${failed.failure}` : null
    };
  }
}

class Run {
  readonly evaluations: Evaluation[] = [];
  readonly #results = new Map<string, unknown>();
  readonly #file: ParsedDecisions;
  readonly #lookup: Lookup;
  readonly #told = new ToldValues();
  readonly #read = new Map<string, unknown>();

  constructor(file: ParsedDecisions, lookup: Lookup) {
    this.#file = file;
    this.#lookup = lookup;
  }

  /** False when the decision or one that it requires failed. */
  evaluate(id: string): boolean {
    if (this.#results.has(id)) return true;
    const decision = this.#file.decisions.get(id);
    if (!decision || !decision.requires.every((required) => this.evaluate(required))) return false;
    const { result, ...evaluated } = this.#evaluateOne(decision);
    const ofOtherType = evaluated.failure === null ? typeFailure(result, decision.type, this.#told) : null;
    const text = ofOtherType ?? this.#told.text(result);
    const failure = evaluated.failure ?? (text instanceof Failure ? text.message : null);
    this.evaluations.push({
      decision,
      ...evaluated,
      failure,
      result: failure !== null || text instanceof Failure ? 'null' : text
    });
    this.#results.set(id, failure === null ? result : null);
    return failure === null;
  }

  #evaluateOne(decision: ExecutableDecision): TableEvaluation {
    const lookup = this.#with(decision);
    if (decision.table) return evaluateTable(decision.table, lookup, this.#told);
    const value = (decision.literal ?? decision.boxed)?.evaluate(lookup) ?? null;
    const failure = value instanceof Failure ? value.message : null;
    return { result: failure === null ? value : null, failure, inputs: [], matched: [] };
  }

  /** Results of required decisions stand before variables, and functions before both. */
  #with(decision: ExecutableDecision): Lookup {
    const variables: Lookup = (name) => this.#variable(name);
    const results = decision.requires.map((id): Named => {
      const name = this.#file.decisions.get(id)?.variable ?? id;
      return [name, this.#results.get(id)];
    });
    return naming(variables, [...results, ...decision.functions(variables)]);
  }

  /** A variable is text until it is read: each cell of a table may ask for the same one. */
  #variable(name: string): unknown {
    if (!this.#read.has(name)) this.#read.set(name, this.#lookup(name));
    return this.#read.get(name);
  }
}
