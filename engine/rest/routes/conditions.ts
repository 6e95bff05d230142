import { json } from '../answer.ts';
import { optionalKey, optionalText, requiredObject } from '../read.ts';
import type { Handler, Route } from '../route.ts';
import { submit } from '../run.ts';

const evaluate: Handler = async (gateway, { body }) =>
  json(
    await submit(gateway, {
      type: 'EvaluateConditions',
      variables: requiredObject(body, 'variables'),
      processDefinitionKey: optionalKey(body, 'processDefinitionKey'),
      tenantId: optionalText(body, 'tenantId')
    })
  );

/** Conditional start events of processes: they begin only where they are asked. */
export const conditionRoutes: readonly Route[] = [
  { method: 'POST', path: '/conditionals/evaluation', handle: evaluate }
];
