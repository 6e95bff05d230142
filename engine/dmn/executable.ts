import type { Expression } from '../feel/expression.ts';

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

export interface TableInput {
  id: string;
  name: string | null;
  /** The type that the column declares, where it is one of these. */
  type: 'string' | 'number' | 'boolean' | null;
  expression: Expression;
}

export interface TableOutput {
  id: string;
  /** The column's key in the result when there are several outputs. */
  name: string;
  label: string | null;
  /** Declared values in the order of their priority, as FEEL; empty when none are declared. */
  priorities: Expression[];
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

/** One decision of a requirements graph: a table or a literal expression. */
export interface ExecutableDecision {
  id: string;
  name: string | null;
  /** Name under which its result is known to decisions that require it. */
  variable: string;
  /** Ids of the decisions that it requires. */
  requires: string[];
  table: DecisionTable | null;
  literal: Expression | null;
  versionTag: string | null;
}

/** One DMN file. */
export interface ParsedDecisions {
  id: string;
  name: string | null;
  decisions: ReadonlyMap<string, ExecutableDecision>;
}
