import { json } from '../answer.ts';
import { optionalObject, requiredText } from '../read.ts';
import type { Handler, Route } from '../route.ts';
import { submit } from '../run.ts';

const evaluate: Handler = async (gateway, { body }) =>
  json(
    await submit(gateway, {
      type: 'EvaluateExpression',
      expression: requiredText(body, 'expression'),
      variables: optionalObject(body, 'variables') ?? {}
    })
  );

/** FEEL by itself (8.9). */
export const expressionRoutes: readonly Route[] = [
  { method: 'POST', path: '/expression/evaluation', handle: evaluate }
];
