import type { Expression, Lookup } from '../feel/expression.ts';
import type { Failure } from '../feel/failure.ts';
import type { Named } from './names.ts';

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

export interface TableInput {
  id: string;
  name: string | null;
  expression: Expression;
}

export interface TableOutput {
  id: string;
  /** The column's key in the result when there are several outputs. */
  name: string;
  label: string | null;
  /** Where each declared value stands among them, by its text without quotation marks. */
  priorities: ReadonlyMap<string, number>;
  /** Its value where no rule applies. */
  otherwise: Expression | null;
}

export interface TableRule {
  id: string;
  /** Null: any value (`-`, or empty). */
  inputs: (Expression | null)[];
  outputs: Expression[];
}

export interface DecisionTable {
  hitPolicy: HitPolicy;
  aggregation: Aggregation | null;
  inputs: TableInput[];
  outputs: TableOutput[];
  rules: TableRule[];
}

/** What decides: a literal expression, a table or a boxed expression. */
export interface Logic {
  /** About how many expressions it has. */
  readonly size: number;
  evaluate(lookup: Lookup): unknown | Failure;
}

export interface Parameter {
  readonly name: string;
  /** The type that its values are held to, if it is one of FEEL's. */
  readonly type: string | null;
}

/** A business knowledge model: a function for the decisions and models that require it. */
export interface Knowledge {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly logic: Logic;
  readonly requires: readonly Knowledge[];
}

/** One decision of a requirements graph. */
export interface ExecutableDecision {
  id: string;
  name: string | null;
  /** Name under which its result is known to decisions that require it. */
  variable: string;
  /** Ids of the decisions that it requires. */
  requires: string[];
  /** The functions of the business knowledge models that it requires, which see these names. */
  functions(around: Lookup): readonly Named[];
  /** The type that its result is held to, if it is one of FEEL's. */
  type: string | null;
  /** Its logic where that is a table. */
  table: DecisionTable | null;
  /** Its logic where that is a literal expression. */
  literal: Expression | null;
  /** Its logic where that is any other boxed expression. */
  boxed: Logic | null;
  versionTag: string | null;
}

/** One DMN file. */
export interface ParsedDecisions {
  id: string;
  name: string | null;
  decisions: ReadonlyMap<string, ExecutableDecision>;
}
