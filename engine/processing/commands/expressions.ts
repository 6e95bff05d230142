import { Failure } from '../../feel/failure.ts';
import { toJson } from '../../feel/json.ts';
import { accept, refuse } from '../../refusal.ts';
import { lookupIn } from '../mappings.ts';
import type { Handler } from './handler.ts';

export const evaluateExpression: Handler<'EvaluateExpression'> = (p, { expression, variables }) => {
  const compiled = p.feel.attribute(expression);
  if ('problem' in compiled) return refuse('INVALID_ARGUMENT', compiled.problem);
  const result = compiled.evaluate(lookupIn(variables));
  if (result instanceof Failure) return refuse('INVALID_ARGUMENT', result.message);
  return accept({ expression, result: toJson(result), warnings: [] });
};
