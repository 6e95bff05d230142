import type { AdHocActivation } from '../../commands.ts';
import type { JsonObject } from '../json-body.ts';
import { optionalFlag, optionalObject, optionalObjects, requiredText } from '../read.ts';
import { refuseManyVariables } from '../read-variables.ts';
import type { Handler, Route } from '../route.ts';
import { submitQuietly } from '../run.ts';

/** Elements to activate, each with variables of its own. */
export function readActivations(body: JsonObject, name: string): AdHocActivation[] {
  const elements = optionalObjects(body, name).map((element) => ({
    elementId: requiredText(element, 'elementId'),
    variables: optionalObject(element, 'variables')
  }));
  refuseManyVariables(elements.map(({ variables }) => variables));
  return elements;
}

const activate: Handler = (gateway, { params, body }) =>
  submitQuietly(gateway, {
    type: 'ActivateAdHocActivities',
    adHocSubProcessInstanceKey: params[0]!,
    elements: readActivations(body, 'elements'),
    cancelRemainingInstances: optionalFlag(body, 'cancelRemainingInstances')
  });

/** Ad-hoc sub-processes: elements activated by hand. */
export const adHocRoutes: readonly Route[] = [
  { method: 'POST', path: '/element-instances/ad-hoc-activities/{key}/activation', handle: activate }
];
