import { json } from '../answer.ts';
import { onlyTenant } from '../only-tenant.ts';
import { optionalKey } from '../read.ts';
import { requiredVariables } from '../read-variables.ts';
import type { Handler, Route } from '../route.ts';
import { submit } from '../run.ts';

const evaluate: Handler = async (gateway, { body }) => {
  onlyTenant(body, 'Evaluate Conditional');
  return json(
    await submit(gateway, {
      type: 'EvaluateConditions',
      variables: requiredVariables(body),
      processDefinitionKey: optionalKey(body, 'processDefinitionKey')
    })
  );
};

/** Conditional start events of processes: they begin only where they are asked. */
export const conditionRoutes: readonly Route[] = [
  { method: 'POST', path: '/conditionals/evaluation', handle: evaluate }
];
