import type { AdHocActivation } from '../../commands.ts';
import type { JsonObject } from '../json-body.ts';
import { invalidArgument } from '../problem.ts';
import { optionalFlag, optionalObject, requiredText } from '../read.ts';
import type { Handler, Route } from '../route.ts';
import { submitQuietly } from '../run.ts';

/** Elements to activate, each with variables of its own. */
export function readActivations(body: JsonObject, name: string): AdHocActivation[] {
  const given = body[name] ?? [];
  if (!Array.isArray(given)) throw invalidArgument(`${name} must be a list.`);
  return given.map((one: unknown) => {
    if (typeof one !== 'object' || one === null) throw invalidArgument(`${name} must be a list of objects.`);
    const element = one as JsonObject;
    return { elementId: requiredText(element, 'elementId'), variables: optionalObject(element, 'variables') };
  });
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
