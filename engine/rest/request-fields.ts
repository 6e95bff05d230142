import type { JsonObject } from './json-body.ts';
import { invalidArgument, unreadable } from './problem.ts';
import { mostObjects, optionalInteger } from './read.ts';
import type { Route } from './route.ts';

const searches = /\/search$|^\/(?:jobs|incidents)\/statistics\//;

/** Instructions that several operations have. */
const ofVariables = 'scopeId variables';
const ofMapping = 'sourceElementId targetElementId';

/**
 * What the body of each operation may have, by Camunda's API 8.8 and 8.9, and after the operation the objects within it by
 * their names; what is not listed is not checked.
 */
const fields: Readonly<Record<string, string>> = {
  'PATCH /jobs/{key}': 'changeset operationReference',
  'PATCH /user-tasks/{key}': 'action changeset operationReference',
  'POST /authorizations': 'ownerId ownerType permissionTypes resourceId resourcePropertyName resourceType',
  'POST /batch-operations/{key}/cancellation': '',
  'POST /batch-operations/{key}/resumption': '',
  'POST /batch-operations/{key}/suspension': '',
  'POST /decision-definitions/evaluation': 'decisionDefinitionId decisionDefinitionKey tenantId variables',
  'POST /decision-instances/deletion': 'filter',
  'POST /documents/{id}/links': 'timeToLive',
  'POST /element-instances/ad-hoc-activities/{key}/activation': 'cancelRemainingInstances elements',
  'POST /element-instances/ad-hoc-activities/{key}/activation elements': 'elementId variables',
  'POST /groups': 'description groupId name',
  'POST /incidents/{key}/resolution': 'operationReference',
  'POST /jobs/activation':
    'fetchVariable maxJobsToActivate requestTimeout tenantFilter tenantIds timeout type worker',
  'POST /jobs/{key}/completion': 'result variables',
  'POST /jobs/{key}/completion result':
    'activateElements corrections denied deniedReason isCancelRemainingInstances isCompletionConditionFulfilled type',
  'POST /jobs/{key}/completion result activateElements': 'elementId variables',
  'POST /jobs/{key}/completion result corrections':
    'assignee candidateGroups candidateUsers dueDate followUpDate priority',
  'POST /jobs/{key}/error': 'errorCode errorMessage variables',
  'POST /jobs/{key}/failure': 'errorMessage retries retryBackOff variables',
  'POST /mapping-rules': 'claimName claimValue mappingRuleId name',
  'POST /messages/correlation': 'correlationKey name tenantId variables',
  'POST /messages/publication': 'correlationKey messageId name tenantId timeToLive variables',
  'POST /process-instances':
    'awaitCompletion businessId fetchVariables operationReference processDefinitionId processDefinitionKey processDefinitionVersion requestTimeout runtimeInstructions startInstructions tags tenantId variables',
  'POST /process-instances runtimeInstructions': 'afterElementId type',
  'POST /process-instances startInstructions': 'elementId',
  'POST /process-definitions/{key}/statistics/element-instances': 'filter',
  'POST /process-instances/cancellation': 'filter',
  'POST /process-instances/deletion': 'filter',
  'POST /process-instances/incident-resolution': 'filter',
  'POST /process-instances/migration': 'filter migrationPlan',
  'POST /process-instances/migration migrationPlan': 'mappingInstructions targetProcessDefinitionKey',
  'POST /process-instances/migration migrationPlan mappingInstructions': ofMapping,
  'POST /process-instances/modification': 'filter moveInstructions',
  'POST /process-instances/modification moveInstructions': ofMapping,
  'POST /process-instances/{key}/cancellation': 'operationReference',
  'POST /process-instances/{key}/migration':
    'mappingInstructions operationReference targetProcessDefinitionKey',
  'POST /process-instances/{key}/migration mappingInstructions': ofMapping,
  'POST /process-instances/{key}/modification':
    'activateInstructions moveInstructions operationReference terminateInstructions',
  'POST /process-instances/{key}/modification activateInstructions':
    'ancestorElementInstanceKey elementId variableInstructions',
  'POST /process-instances/{key}/modification activateInstructions variableInstructions': ofVariables,
  'POST /process-instances/{key}/modification moveInstructions':
    'ancestorScopeInstruction sourceElementInstruction targetElementId variableInstructions',
  'POST /process-instances/{key}/modification moveInstructions ancestorScopeInstruction':
    'ancestorElementInstanceKey ancestorScopeType',
  'POST /process-instances/{key}/modification moveInstructions sourceElementInstruction':
    'sourceElementId sourceElementInstanceKey sourceType',
  'POST /process-instances/{key}/modification moveInstructions variableInstructions': ofVariables,
  'POST /process-instances/{key}/modification terminateInstructions': 'elementId elementInstanceKey',
  'POST /resources/{key}/deletion': 'deleteHistory operationReference',
  'POST /roles': 'description name roleId',
  'POST /signals/broadcast': 'signalName tenantId variables',
  'POST /tenants': 'description name tenantId',
  'POST /user-tasks/{key}/assignment': 'action allowOverride assignee',
  'POST /user-tasks/{key}/completion': 'action variables',
  'POST /users': 'email name password username',
  'PUT /authorizations/{key}':
    'ownerId ownerType permissionTypes resourceId resourcePropertyName resourceType',
  'PUT /clock': 'timestamp',
  'PUT /element-instances/{key}/variables': 'local operationReference variables',
  'PUT /groups/{id}': 'description name',
  'PUT /roles/{id}': 'description name',
  'PUT /tenants/{id}': 'description name',
  'PUT /users/{id}': 'email name password'
};

/** What an object may have, and what is listed of the objects within it. */
interface Shape {
  readonly names: ReadonlySet<string>;
  readonly within: readonly (readonly [name: string, shape: Shape])[];
}

function shapeOf(place: string): Shape {
  const names = fields[place]!.split(' ').filter(Boolean);
  const listed = names.filter((name) => `${place} ${name}` in fields);
  return {
    names: new Set(names),
    within: listed.map((name) => [name, shapeOf(`${place} ${name}`)] as const)
  };
}

const shapes = new Map(Object.keys(fields).map((place) => [place, shapeOf(place)]));
const ofSearch: Shape = { names: new Set(['filter', 'sort', 'page']), within: [] };

/** Refuses, as Camunda 8.8 does, a body that has what its operation does not know: it is misspelt, and would mean less than was meant. */
export function checkFields({ method, path }: Route, body: JsonObject): void {
  const shape = shapes.get(`${method} ${path}`) ?? (searches.test(path) ? ofSearch : undefined);
  if (shape) checkObjects(shape, [], body);
  const operationReference = optionalInteger(body, 'operationReference');
  if (operationReference !== undefined && operationReference <= 0)
    throw invalidArgument(`The value for operationReference is '${operationReference}' but must be > 0.`);
}

/** Checks the objects of a body that stand at one place. `at`: the names that lead there. */
function checkObjects({ names, within }: Shape, at: readonly string[], value: unknown): void {
  for (const object of objectsIn(value)) {
    const unknown = Object.keys(object).find((name) => !names.has(name));
    if (unknown !== undefined)
      throw unreadable(`Request property [${[...at, unknown].join('.')}] cannot be parsed`);
    for (const [name, shape] of within) checkObjects(shape, [...at, name], object[name]);
  }
}

/** What is an object, alone or in a list; whoever reads the value refuses other things, and longer lists. */
const objectsIn = (value: unknown): JsonObject[] =>
  (Array.isArray(value) ? value.slice(0, mostObjects) : [value]).filter(
    (each): each is JsonObject => typeof each === 'object' && each !== null
  );
