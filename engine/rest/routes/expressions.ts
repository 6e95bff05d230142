import { json } from '../answer.ts';
import { requiredText } from '../read.ts';
import { optionalVariables } from '../read-variables.ts';
import type { Handler, Route } from '../route.ts';
import { submit } from '../run.ts';

const evaluate: Handler = async (gateway, { body }) =>
  json(
    await submit(gateway, {
      type: 'EvaluateExpression',
      expression: requiredText(body, 'expression'),
      variables: optionalVariables(body) ?? {}
    })
  );

/** FEEL by itself (8.9). */
export const expressionRoutes: readonly Route[] = [
  { method: 'POST', path: '/expression/evaluation', handle: evaluate }
];
