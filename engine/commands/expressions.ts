/** Evaluates FEEL after `=`, by itself: no instance, nothing is kept. */
export interface EvaluateExpression {
  type: 'EvaluateExpression';
  expression: string;
  variables: Record<string, unknown>;
}

/** `result`: any JSON value. */
export interface EvaluatedExpression {
  expression: string;
  result: unknown;
  warnings: string[];
}
