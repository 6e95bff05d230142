import { optionalObjects, requiredKey } from '../read.ts';
import { readActivate, readMappings, readMove, readTerminate } from '../read-modification.ts';
import type { Handler, Route } from '../route.ts';
import { submitQuietly } from '../run.ts';

const modify: Handler = (gateway, { params, body }) =>
  submitQuietly(gateway, {
    type: 'ModifyProcessInstance',
    processInstanceKey: params[0]!,
    activate: optionalObjects(body, 'activateInstructions').map(readActivate),
    terminate: optionalObjects(body, 'terminateInstructions').map(readTerminate),
    move: optionalObjects(body, 'moveInstructions').map(readMove)
  });

const migrate: Handler = (gateway, { params, body }) =>
  submitQuietly(gateway, {
    type: 'MigrateProcessInstance',
    processInstanceKey: params[0]!,
    targetProcessDefinitionKey: requiredKey(body, 'targetProcessDefinitionKey'),
    mappings: readMappings(body, 'mappingInstructions')
  });

/** Running process instances changed from outside. */
export const modificationRoutes: readonly Route[] = [
  { method: 'POST', path: '/process-instances/{key}/modification', handle: modify },
  { method: 'POST', path: '/process-instances/{key}/migration', handle: migrate }
];
