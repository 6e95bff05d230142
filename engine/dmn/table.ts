import type { Expression, Lookup } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import type { EvaluatedInput, JsonText, MatchedRule } from '../records.ts';
import type { DecisionTable, TableOutput, TableRule } from './executable.ts';
import { applyHitPolicy, contextOrOnly } from './hit-policy.ts';
import type { Named } from './names.ts';
import type { Telling } from './told-values.ts';

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

/** Evaluates a decision table (DMN 1.3, chapter 8). `told`: what it tells of is counted as it is found. */
export function evaluateTable(table: DecisionTable, lookup: Lookup, told: Telling): TableEvaluation {
  const inputs: EvaluatedInput[] = [];
  const values: unknown[] = [];
  for (const { id, name, expression } of table.inputs) {
    const value = expression.evaluate(lookup);
    if (value instanceof Failure) return failed(value.message, inputs);
    const inputValue = told.text(value);
    if (inputValue instanceof Failure) return failed(inputValue.message, inputs);
    values.push(value);
    inputs.push({ inputId: id, inputName: name, inputValue });
  }
  return evaluateRules(table, lookup, values, inputs, told);
}

function evaluateRules(
  table: DecisionTable,
  lookup: Lookup,
  values: unknown[],
  inputs: EvaluatedInput[],
  told: Telling
): TableEvaluation {
  const cells = values.map(
    (value): Lookup =>
      (name) =>
        name === '?' ? (value ?? null) : lookup(name)
  );
  const hits: Hit[] = [];
  const matched: MatchedRule[] = [];
  for (const [index, rule] of table.rules.entries()) {
    const applies = matches(rule, cells);
    if (applies instanceof Failure) return failed(applies.message, inputs);
    if (!applies) continue;
    const outputs = outputsOf(rule.outputs, lookup, told);
    if (outputs instanceof Failure) return failed(outputs.message, inputs);
    hits.push(outputs);
    matched.push(describe(rule, index, table.outputs, outputs.texts));
    if (table.hitPolicy === 'FIRST') break;
  }
  const result = hits.length === 0 ? withoutHit(table.outputs, lookup) : applyHitPolicy(table, hits, told);
  return result instanceof Failure
    ? { result: null, failure: result.message, inputs, matched }
    : { result, failure: null, inputs, matched };
}

/** The default values of the outputs that have one; null when none has, also where a list is collected. */
function withoutHit(outputs: TableOutput[], lookup: Lookup): unknown | Failure {
  const found: Named[] = [];
  for (const { name, otherwise } of outputs) {
    const value = otherwise?.evaluate(lookup);
    if (value instanceof Failure) return value;
    if (otherwise) found.push([name, value]);
  }
  return found.length === 0 ? null : contextOrOnly(found);
}

/** `cells`: what the cells of each input see. Cells beyond the inputs test nothing. */
function matches(rule: TableRule, cells: readonly Lookup[]): boolean | Failure {
  for (const [index, lookup] of cells.entries()) {
    const test = rule.inputs[index];
    if (!test) continue;
    const holds = test.evaluate(lookup);
    if (holds instanceof Failure) return holds;
    if (holds !== true) return false;
  }
  return true;
}

/** The outputs of a rule, and how they are told. */
interface Outputs extends Hit {
  texts: JsonText[];
}

function outputsOf(expressions: Expression[], lookup: Lookup, told: Telling): Outputs | Failure {
  const outputs: Outputs = { values: [], texts: [] };
  for (const expression of expressions) {
    const value = expression.evaluate(lookup);
    if (value instanceof Failure) return value;
    const text = told.text(value);
    if (text instanceof Failure) return text;
    outputs.values.push(value ?? null);
    outputs.texts.push(text);
  }
  return outputs;
}

function describe(rule: TableRule, index: number, outputs: TableOutput[], texts: JsonText[]): MatchedRule {
  return {
    ruleId: rule.id,
    ruleIndex: index + 1,
    evaluatedOutputs: outputs.map((output, column) => ({
      outputId: output.id,
      outputName: output.label ?? output.name,
      outputValue: texts[column] ?? 'null'
    }))
  };
}
