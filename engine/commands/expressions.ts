/** Evaluates FEEL after `=`, by itself: no instance, nothing is kept. */
export interface EvaluateExpression {
  type: 'EvaluateExpression';
  expression: string;
  variables: Record<string, unknown>;
}

/** `result`: any JSON value. `warnings`: what was not found, of the wrong type or not to be compared, in Camunda's words. */
export interface EvaluatedExpression {
  expression: string;
  result: unknown;
  warnings: { message: string }[];
}
