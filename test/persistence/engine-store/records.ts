import type { Entities } from '../../../engine/records.ts';
import { defaultTenant } from '../../../engine/records.ts';

/** Records for tests of the stores: whole ones, of which a test names only what it is about. */

const FIRST_KEY = 2251799813685249;

/** The n-th key that an engine would give. */
export function keyNumber(n: number): string {
  return String(FIRST_KEY + n);
}

const scope = {
  phase: 'ACTIVATED',
  incidentKey: null,
  joins: null,
  interruptedBy: null,
  pendingTrigger: null,
  listener: null,
  compensable: null
} as const;

export function processInstance(
  n: number,
  changes: Partial<Entities['processInstance']> = {}
): Entities['processInstance'] {
  return {
    ...scope,
    key: keyNumber(n),
    processDefinitionKey: keyNumber(0),
    processDefinitionId: 'special-plan-approval',
    processDefinitionName: null,
    processDefinitionVersion: 1,
    processDefinitionVersionTag: null,
    parentProcessInstanceKey: null,
    parentElementInstanceKey: null,
    rootProcessInstanceKey: keyNumber(n),
    state: 'ACTIVE',
    startDate: 1_000 + n,
    endDate: null,
    incidents: 0,
    tags: [],
    businessId: null,
    tenantId: defaultTenant,
    sequenceFlows: [],
    startCorrelationKey: null,
    startElementIds: null,
    ...changes
  };
}

export function elementInstance(
  n: number,
  changes: Partial<Entities['elementInstance']> = {}
): Entities['elementInstance'] {
  return {
    ...scope,
    key: keyNumber(n),
    processInstanceKey: keyNumber(1),
    processDefinitionKey: keyNumber(0),
    processDefinitionId: 'special-plan-approval',
    scopeKey: keyNumber(1),
    elementId: 'ReviewPlan',
    elementName: null,
    type: 'USER_TASK',
    state: 'ACTIVE',
    startDate: 1_000 + n,
    endDate: null,
    tenantId: defaultTenant,
    calledProcessInstanceKey: null,
    loopCounter: 0,
    multiInstance: null,
    compensatesFor: null,
    adHocEnd: null,
    ...changes
  } as Entities['elementInstance'];
}

export function variable(n: number, changes: Partial<Entities['variable']> = {}): Entities['variable'] {
  return {
    key: keyNumber(n),
    name: 'amount',
    value: '86000000',
    scopeKey: keyNumber(1),
    processInstanceKey: keyNumber(1),
    processDefinitionKey: keyNumber(0),
    tenantId: defaultTenant,
    ...changes
  };
}

export function job(n: number, changes: Partial<Entities['job']> = {}): Entities['job'] {
  return {
    key: keyNumber(n),
    type: 'render-document',
    state: 'CREATED',
    retries: 3,
    worker: null,
    deadline: null,
    retryAt: null,
    priority: 0,
    customHeaders: {},
    errorMessage: null,
    errorCode: null,
    incidentKey: null,
    kind: null,
    listenerEventType: null,
    denied: null,
    deniedReason: null,
    elementId: 'RenderDocument',
    elementInstanceKey: keyNumber(2),
    processInstanceKey: keyNumber(1),
    processDefinitionKey: keyNumber(0),
    processDefinitionId: 'special-plan-approval',
    processDefinitionVersion: 1,
    createdAt: 1_000,
    updatedAt: 1_000,
    endDate: null,
    tenantId: defaultTenant,
    ...changes
  };
}

export function userTask(n: number, changes: Partial<Entities['userTask']> = {}): Entities['userTask'] {
  return {
    key: keyNumber(n),
    name: `task ${n}`,
    state: 'CREATED',
    assignee: null,
    candidateGroups: [],
    candidateUsers: [],
    dueDate: null,
    followUpDate: null,
    priority: 50,
    formKey: null,
    externalFormReference: null,
    customHeaders: {},
    action: 'create',
    elementId: 'ReviewPlan',
    elementInstanceKey: keyNumber(2),
    processInstanceKey: keyNumber(1),
    processDefinitionKey: keyNumber(0),
    processDefinitionId: 'special-plan-approval',
    processDefinitionVersion: 1,
    processName: null,
    creationDate: 1_000 + n,
    completionDate: null,
    transition: null,
    tenantId: defaultTenant,
    ...changes
  };
}

export function processDefinition(
  n: number,
  changes: Partial<Entities['processDefinition']> = {}
): Entities['processDefinition'] {
  return {
    key: keyNumber(n),
    processDefinitionId: 'special-plan-approval',
    name: null,
    version: 1,
    versionTag: null,
    deploymentKey: keyNumber(900),
    resourceName: 'special-plan-approval.bpmn',
    checksum: '00',
    resource: '<definitions/>',
    hasStartForm: false,
    deployedAt: 1_000,
    tenantId: defaultTenant,
    ...changes
  };
}
