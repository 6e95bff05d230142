import {
  defaultTenant,
  type ElementInstanceRecord,
  type ElementType,
  type Instant,
  type InstanceState,
  type JobRecord,
  type ProcessInstanceRecord,
  type VariableRecord
} from '../../engine/records.ts';
import { JOB_TYPE, oneTask } from '../workloads/model.ts';

const DEFINITION_KEY = '2251799813685248';

/** The rows of W1 as the engine writes them, whole. */
export function processRow(key: string, now: Instant): ProcessInstanceRecord {
  return {
    key,
    processDefinitionKey: DEFINITION_KEY,
    processDefinitionId: oneTask.processId,
    processDefinitionName: null,
    processDefinitionVersion: 1,
    processDefinitionVersionTag: null,
    parentProcessInstanceKey: null,
    parentElementInstanceKey: null,
    rootProcessInstanceKey: key,
    state: 'ACTIVE',
    startDate: now,
    endDate: null,
    incidents: 0,
    tags: [],
    businessId: null,
    tenantId: defaultTenant,
    sequenceFlows: ['ToWork'],
    startCorrelationKey: null,
    startElementIds: null,
    phase: 'ACTIVATED',
    incidentKey: null,
    joins: null,
    interruptedBy: null,
    pendingTrigger: null,
    listener: null,
    compensable: null
  };
}

export function elementRow(
  key: string,
  processInstanceKey: string,
  elementId: string,
  type: ElementType,
  state: InstanceState,
  now: Instant
): ElementInstanceRecord {
  return {
    key,
    processInstanceKey,
    processDefinitionKey: DEFINITION_KEY,
    processDefinitionId: oneTask.processId,
    scopeKey: processInstanceKey,
    elementId,
    elementName: null,
    type,
    state,
    startDate: now,
    endDate: state === 'ACTIVE' ? null : now,
    tenantId: defaultTenant,
    calledProcessInstanceKey: null,
    loopCounter: 0,
    multiInstance: null,
    compensatesFor: null,
    adHocEnd: null,
    phase: state === 'ACTIVE' ? 'ACTIVATED' : 'COMPLETED',
    incidentKey: null,
    joins: null,
    interruptedBy: null,
    pendingTrigger: null,
    listener: null,
    compensable: null
  };
}

export function jobRow(key: string, work: ElementInstanceRecord, now: Instant): JobRecord {
  return {
    key,
    type: JOB_TYPE,
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
    elementId: work.elementId,
    elementInstanceKey: work.key,
    processInstanceKey: work.processInstanceKey,
    processDefinitionKey: DEFINITION_KEY,
    processDefinitionId: oneTask.processId,
    processDefinitionVersion: 1,
    createdAt: now,
    updatedAt: now,
    endDate: null,
    tenantId: defaultTenant
  };
}

export function variableRow(
  key: string,
  processInstanceKey: string,
  name: string,
  value: unknown
): VariableRecord {
  return {
    key,
    name,
    value: JSON.stringify(value),
    scopeKey: processInstanceKey,
    processInstanceKey,
    processDefinitionKey: DEFINITION_KEY,
    tenantId: defaultTenant
  };
}
