import type { Expression, Lookup } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import type { Feel } from '../feel/feel.ts';
import { contextOf, functionKey, FunctionValue, type Value } from '../feel/values.ts';
import type { DecisionTable, Knowledge, Logic, Parameter } from './executable.ts';
import { functionOf, invoke } from './knowledge.ts';
import { type Named, naming, Succession } from './names.ts';
import { evaluateTable } from './table.ts';

/** Boxed expressions (DMN 1.3, 7.3): logic made of other logic. The first failure is that of the whole. */

const sizeOf = (parts: readonly Logic[]): number => parts.reduce((sum, { size }) => sum + size, 1);

export const literal = ({ evaluate }: Expression): Logic => ({ size: 1, evaluate });

/** A table within other logic tells nobody of its inputs and rules. */
export function nestedTable(feel: Feel, table: DecisionTable): Logic {
  const { inputs, outputs, rules } = table;
  return {
    size: 1 + (rules.length + 1) * (inputs.length + outputs.length),
    evaluate(lookup) {
      const { result, failure } = evaluateTable(table, lookup, {
        text: () => 'null',
        spend: (count) => feel.spend(count)
      });
      return failure === null ? result : new Failure('DECISION_EVALUATION_ERROR', failure);
    }
  };
}

/** All values, or the first failure. */
function allOf(items: readonly Logic[], lookup: Lookup): unknown[] | Failure {
  const values: unknown[] = [];
  for (const item of items) {
    const value = item.evaluate(lookup);
    if (value instanceof Failure) return value;
    values.push(value ?? null);
  }
  return values;
}

export const list = (items: readonly Logic[]): Logic => ({
  size: sizeOf(items),
  evaluate: (lookup) => allOf(items, lookup)
});

/** A list of contexts, one for each row. */
export const relation = (columns: readonly string[], rows: readonly (readonly Logic[])[]): Logic =>
  list(
    rows.map((cells) => ({
      size: sizeOf(cells),
      evaluate(lookup) {
        const values = allOf(cells, lookup);
        if (values instanceof Failure) return values;
        return contextOf(columns.map((name, index) => [name, values[index] as Value]));
      }
    }))
  );

export interface Entry {
  readonly name: string;
  readonly logic: Logic;
}

/** Each entry sees those before it. With a result it is that, else all entries. */
export const context = (entries: readonly Entry[], result: Logic | null): Logic => ({
  size: sizeOf([...entries.map(({ logic }) => logic), ...(result ? [result] : [])]),
  evaluate(lookup) {
    const found: Named[] = [];
    const names = new Succession(lookup);
    for (const { name, logic } of entries) {
      const value = logic.evaluate(names.before());
      if (value instanceof Failure) return value;
      found.push([name, value ?? null]);
      names.add(name, value);
    }
    return result ? result.evaluate(names.before()) : entriesOf(found);
  }
});

/** A function is both an entry, which is null where it is written out, and what is called by that name. */
function entriesOf(found: readonly Named[]): Value {
  const values = found as readonly (readonly [string, Value])[];
  const functions = values
    .filter(([, value]) => value instanceof FunctionValue)
    .map(([name, value]) => [functionKey(name), value] as const);
  return contextOf([...values, ...functions]);
}

export const definition = (feel: Feel, parameters: readonly Parameter[], body: Logic): Logic => ({
  size: 1,
  evaluate: (lookup) => functionOf(feel, parameters, body, () => lookup)
});

/** What a business knowledge model comes to; it sees the names around the invocation, too. */
export const invocation = (feel: Feel, model: Knowledge, bindings: readonly Entry[]): Logic => {
  const logics = bindings.map(({ logic }) => logic);
  return {
    size: sizeOf(logics),
    evaluate(lookup) {
      const values = allOf(logics, lookup);
      if (values instanceof Failure) return values;
      const within = naming(
        lookup,
        bindings.map(({ name }, index) => [name, values[index]])
      );
      return invoke(feel, model, within);
    }
  };
};
