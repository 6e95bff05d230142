import { optionalObjects, requiredKey } from '../read.ts';
import { readActivate, readMappings, readMove, readTerminate } from '../read-modification.ts';
import { refuseManyVariables } from '../read-variables.ts';
import type { Handler, Route } from '../route.ts';
import { submitQuietly } from '../run.ts';

const modify: Handler = (gateway, { params, body }) => {
  const activate = optionalObjects(body, 'activateInstructions').map(readActivate);
  const move = optionalObjects(body, 'moveInstructions').map(readMove);
  const given = [...activate, ...move].flatMap(({ variableInstructions = [] }) => variableInstructions);
  refuseManyVariables(given.map(({ variables }) => variables));
  const terminate = optionalObjects(body, 'terminateInstructions').map(readTerminate);
  return submitQuietly(gateway, {
    type: 'ModifyProcessInstance',
    processInstanceKey: params[0]!,
    activate,
    terminate,
    move
  });
};

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
