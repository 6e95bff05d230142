import type { Lookup } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import { toJsonText } from '../feel/json.ts';
import type { EvaluatedInput, JsonText, MatchedRule } from '../records.ts';
import type { ExecutableDecision, ParsedDecisions } from './executable.ts';
import { evaluateTable } from './table.ts';

/** One decision of an evaluation, in the order of evaluation. */
export interface Evaluation {
  decision: ExecutableDecision;
  /** The value; null when it failed. */
  result: unknown;
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
      output: failed ? 'null' : toJsonText(run.results.get(decisionId)),
      failedDecisionId: failed?.decision.id ?? null,
      failureMessage: failed ? `Expected to evaluate decision '${decisionId}', but ${failed.failure}` : null
    };
  }
}

class Run {
  readonly evaluations: Evaluation[] = [];
  readonly results = new Map<string, unknown>();
  readonly #file: ParsedDecisions;
  readonly #lookup: Lookup;

  constructor(file: ParsedDecisions, lookup: Lookup) {
    this.#file = file;
    this.#lookup = lookup;
  }

  /** False when the decision or one that it requires failed. */
  evaluate(id: string): boolean {
    if (this.results.has(id)) return true;
    const decision = this.#file.decisions.get(id);
    if (!decision || !decision.requires.every((required) => this.evaluate(required))) return false;
    const evaluation = this.#evaluateOne(decision);
    this.evaluations.push(evaluation);
    this.results.set(id, evaluation.result);
    return evaluation.failure === null;
  }

  #evaluateOne(decision: ExecutableDecision): Evaluation {
    const lookup = this.#with(decision);
    if (decision.table) return { decision, ...evaluateTable(decision.table, lookup) };
    const value = decision.literal?.evaluate(lookup) ?? null;
    const failure = value instanceof Failure ? value.message : null;
    return { decision, result: failure === null ? value : null, failure, inputs: [], matched: [] };
  }

  /** Results of required decisions stand before variables; a table's result is also known by its id. */
  #with(decision: ExecutableDecision): Lookup {
    const known = new Map<string, unknown>();
    for (const id of decision.requires) {
      const name = this.#file.decisions.get(id)?.variable ?? id;
      known.set(id, this.results.get(id));
      known.set(name, this.results.get(id));
    }
    return (name) => (known.has(name) ? known.get(name) : this.#lookup(name));
  }
}
