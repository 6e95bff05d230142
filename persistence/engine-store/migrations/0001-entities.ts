import { shownForBlank } from '../../../engine/records.ts';
import type { Migration, TableDefinition } from './migration.ts';

const definitions: TableDefinition[] = [
  {
    kind: 'processDefinition',
    table: 'engine_process_definition',
    detached: 'resource',
    fields: {
      processDefinitionId: 'text',
      name: 'long?',
      version: 'integer',
      versionTag: 'text?',
      resourceName: 'long',
      hasStartForm: 'integer',
      deploymentKey: 'key',
      tenantId: 'text'
    },
    indexes: [['processDefinitionId', 'version']]
  },
  {
    kind: 'form',
    table: 'engine_form',
    detached: 'resource',
    fields: {
      formId: 'text',
      version: 'integer',
      versionTag: 'text?',
      deploymentKey: 'key',
      tenantId: 'text'
    },
    indexes: [['formId', 'version']]
  },
  {
    kind: 'decisionRequirements',
    table: 'engine_decision_requirements',
    detached: 'resource',
    fields: {
      decisionRequirementsId: 'text',
      name: 'long?',
      version: 'integer',
      resourceName: 'long',
      deploymentKey: 'key',
      tenantId: 'text'
    },
    indexes: [['decisionRequirementsId', 'version']]
  },
  {
    kind: 'decisionDefinition',
    table: 'engine_decision_definition',
    fields: {
      decisionDefinitionId: 'text',
      name: 'long?',
      version: 'integer',
      versionTag: 'text?',
      decisionRequirementsKey: 'key',
      decisionRequirementsId: 'text',
      deploymentKey: 'key',
      tenantId: 'text'
    },
    indexes: [['decisionDefinitionId', 'version']]
  }
];

const instances: TableDefinition[] = [
  {
    kind: 'processInstance',
    table: 'engine_process_instance',
    fields: {
      processDefinitionKey: 'key',
      processDefinitionId: 'text',
      processDefinitionName: 'long?',
      processDefinitionVersion: 'integer',
      processDefinitionVersionTag: 'text?',
      parentProcessInstanceKey: 'key?',
      parentElementInstanceKey: 'key?',
      state: 'text',
      startDate: 'integer',
      endDate: 'integer?',
      incidents: 'integer',
      businessId: 'long?',
      tenantId: 'text'
    },
    indexes: [['state'], ['parentProcessInstanceKey']],
    lists: { fields: ['tags'], dated: 'startDate' }
  },
  {
    kind: 'elementInstance',
    table: 'engine_element_instance',
    fields: {
      processInstanceKey: 'key',
      processDefinitionKey: 'key',
      processDefinitionId: 'text',
      scopeKey: 'key',
      elementId: 'text',
      elementName: 'long?',
      type: 'text',
      state: 'text',
      startDate: 'integer',
      endDate: 'integer?',
      incidentKey: 'key?',
      tenantId: 'text'
    },
    indexes: [['processInstanceKey']]
  },
  {
    kind: 'variable',
    table: 'engine_variable',
    fields: {
      name: 'text',
      value: 'long',
      scopeKey: 'key',
      processInstanceKey: 'key',
      processDefinitionKey: 'key',
      tenantId: 'text'
    },
    indexes: [['processInstanceKey'], ['scopeKey']]
  },
  {
    kind: 'incident',
    table: 'engine_incident',
    fields: {
      errorType: 'text',
      errorMessage: 'long',
      state: 'text',
      elementId: 'text',
      elementInstanceKey: 'key',
      processInstanceKey: 'key',
      processDefinitionKey: 'key',
      processDefinitionId: 'text',
      jobKey: 'key?',
      creationTime: 'integer',
      tenantId: 'text'
    },
    indexes: [['state'], ['processInstanceKey']]
  },
  {
    kind: 'decisionInstance',
    table: 'engine_decision_instance',
    fields: {
      decisionEvaluationKey: 'key',
      state: 'text',
      evaluationFailure: 'long?',
      evaluationDate: 'integer',
      decisionDefinitionKey: 'key',
      decisionDefinitionId: 'text',
      decisionDefinitionName: 'long?',
      decisionDefinitionVersion: 'integer',
      decisionDefinitionType: 'text',
      processInstanceKey: 'key?',
      processDefinitionKey: 'key?',
      elementInstanceKey: 'key?',
      tenantId: 'text'
    },
    indexes: [['processInstanceKey'], ['decisionDefinitionId', 'evaluationDate']]
  }
];

const work: TableDefinition[] = [
  {
    kind: 'job',
    table: 'engine_job',
    fields: {
      type: 'text',
      state: 'text',
      retries: 'integer',
      worker: 'long',
      kind: 'text',
      listenerEventType: 'text',
      denied: 'integer?',
      deniedReason: 'long?',
      deadline: 'integer?',
      errorMessage: 'long?',
      errorCode: 'long?',
      elementId: 'text',
      elementInstanceKey: 'key',
      processInstanceKey: 'key',
      processDefinitionKey: 'key',
      processDefinitionId: 'text',
      createdAt: 'integer',
      updatedAt: 'integer',
      endDate: 'integer?',
      tenantId: 'text'
    },
    indexes: [['processInstanceKey']],
    shownForBlank
  },
  {
    kind: 'userTask',
    table: 'engine_user_task',
    fields: {
      name: 'long?',
      state: 'text',
      assignee: 'text?',
      dueAt: 'integer?',
      followUpAt: 'integer?',
      priority: 'integer',
      elementId: 'text',
      elementInstanceKey: 'key',
      processInstanceKey: 'key',
      processDefinitionKey: 'key',
      processDefinitionId: 'text',
      creationDate: 'integer',
      completionDate: 'integer?',
      tenantId: 'text'
    },
    indexes: [
      ['state', 'creationDate'],
      ['assignee', 'state', 'creationDate'],
      ['processInstanceKey'],
      ['elementInstanceKey']
    ],
    lists: { fields: ['candidateGroups', 'candidateUsers'], dated: 'creationDate' }
  },
  {
    kind: 'message',
    table: 'engine_message',
    fields: {
      name: 'long',
      correlationKey: 'long',
      messageId: 'long?',
      deadline: 'integer',
      tenantId: 'text'
    },
    indexes: []
  },
  {
    kind: 'messageSubscription',
    table: 'engine_message_subscription',
    fields: {
      kind: 'text',
      state: 'text',
      messageName: 'long',
      correlationKey: 'long',
      elementId: 'text',
      elementInstanceKey: 'key?',
      processInstanceKey: 'key?',
      processDefinitionKey: 'key',
      processDefinitionId: 'text',
      messageKey: 'key?',
      updatedAt: 'integer',
      tenantId: 'text'
    },
    indexes: [['state'], ['processInstanceKey']]
  },
  {
    kind: 'timer',
    table: 'engine_timer',
    fields: { dueAt: 'integer', elementId: 'text', processInstanceKey: 'key?', processDefinitionKey: 'key' },
    indexes: []
  },
  { kind: 'note', table: 'engine_note', textKey: true, fields: {}, indexes: [] }
];

/** The first schema: one table a kind. */
export const entities: Migration = {
  number: 1,
  name: 'entities',
  tables: [...definitions, ...instances, ...work]
};
