import { Failure } from '../../feel/failure.ts';
import { accept, refuse } from '../../refusal.ts';
import { lookupIn } from '../mappings.ts';
import { variableText } from '../variable-text.ts';
import type { Handler } from './handler.ts';

/** A result is no larger than a variable may be. */
export const evaluateExpression: Handler<'EvaluateExpression'> = (p, { expression, variables }) => {
  const compiled = p.feel.attribute(expression);
  if ('problem' in compiled) return refuse('INVALID_ARGUMENT', compiled.problem);
  const lookup = lookupIn(variables);
  const value = compiled.evaluate(lookup);
  if (value instanceof Failure) return refuse('INVALID_ARGUMENT', value.message);
  const text = variableText('result', value);
  if (text instanceof Failure) return refuse('INVALID_ARGUMENT', text.message);
  const warnings = compiled.warnings(lookup).map((line) => ({ message: line.replace(/^\[[A-Z_]+\] /, '') }));
  return accept({ expression, result: JSON.parse(text) as unknown, warnings });
};
