import type { Expression, Lookup } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import { toJson, toJsonText } from '../feel/json.ts';
import type { EvaluatedInput, MatchedRule } from '../records.ts';
import type { DecisionTable, TableOutput, TableRule } from './executable.ts';
import { applyHitPolicy } from './hit-policy.ts';

export interface TableEvaluation {
  result: unknown;
  failure: string | null;
  inputs: EvaluatedInput[];
  matched: MatchedRule[];
}

/** The outputs of one rule that applies, in the order of the columns. */
export interface Hit {
  values: unknown[];
}

const failed = (failure: string, inputs: EvaluatedInput[]): TableEvaluation => ({
  result: null,
  failure,
  inputs,
  matched: []
});

/** Evaluates a decision table (DMN 1.3, chapter 8). */
export function evaluateTable(table: DecisionTable, lookup: Lookup): TableEvaluation {
  const inputs: EvaluatedInput[] = [];
  const values: unknown[] = [];
  for (const { id, name, expression } of table.inputs) {
    const value = expression.evaluate(lookup);
    if (value instanceof Failure) return failed(value.message, inputs);
    values.push(value);
    inputs.push({ inputId: id, inputName: name, inputValue: toJsonText(value) });
  }
  return evaluateRules(table, lookup, values, inputs);
}

function evaluateRules(
  table: DecisionTable,
  lookup: Lookup,
  values: unknown[],
  inputs: EvaluatedInput[]
): TableEvaluation {
  const hits: Hit[] = [];
  const matched: MatchedRule[] = [];
  for (const [index, rule] of table.rules.entries()) {
    const applies = matches(table, rule, values, lookup);
    if (applies instanceof Failure) return failed(applies.message, inputs);
    if (!applies) continue;
    const outputs = outputsOf(rule.outputs, lookup);
    if (outputs instanceof Failure) return failed(outputs.message, inputs);
    hits.push({ values: outputs });
    matched.push(describe(rule, index, table.outputs, outputs));
    if (table.hitPolicy === 'FIRST') break;
  }
  const result = applyHitPolicy(table, hits, lookup);
  return result instanceof Failure
    ? { result: null, failure: result.message, inputs, matched }
    : { result, failure: null, inputs, matched };
}

function matches(
  table: DecisionTable,
  rule: TableRule,
  values: unknown[],
  lookup: Lookup
): boolean | Failure {
  for (const [index, test] of rule.inputs.entries()) {
    if (!test) continue;
    const value = values[index] ?? null;
    const type = table.inputs[index]?.type ?? null;
    // A value of another type than the column's passes no test, also no negated one.
    if (type !== null && value !== null && typeof value !== type) return false;
    const holds = test.evaluate((name) => (name === '?' ? value : lookup(name)));
    if (holds instanceof Failure) return holds;
    if (holds !== true) return false;
  }
  return true;
}

function outputsOf(expressions: Expression[], lookup: Lookup): unknown[] | Failure {
  const values: unknown[] = [];
  for (const expression of expressions) {
    const value = expression.evaluate(lookup);
    if (value instanceof Failure) return value;
    values.push(toJson(value));
  }
  return values;
}

function describe(rule: TableRule, index: number, outputs: TableOutput[], values: unknown[]): MatchedRule {
  return {
    ruleId: rule.id,
    ruleIndex: index + 1,
    evaluatedOutputs: outputs.map((output, column) => ({
      outputId: output.id,
      outputName: output.label ?? output.name,
      outputValue: toJsonText(values[column])
    }))
  };
}
