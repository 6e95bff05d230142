import type { Entities, EntityKind } from './entities.ts';

type NullableField<Row> = { [Field in keyof Row]-?: null extends Row[Field] ? Field : never }[keyof Row];

/** The fields of each kind that may be null: a stored body leaves out those that are, and gets them back when read. */
export const blanks: {
  readonly [Kind in EntityKind]: { readonly [Field in NullableField<Entities[Kind]>]: null };
} = {
  processDefinition: { name: null, versionTag: null },
  form: { versionTag: null },
  resource: { versionTag: null },
  decisionRequirements: { name: null },
  decisionDefinition: { name: null, versionTag: null },
  processInstance: {
    processDefinitionName: null,
    processDefinitionVersionTag: null,
    parentProcessInstanceKey: null,
    parentElementInstanceKey: null,
    endDate: null,
    businessId: null,
    startCorrelationKey: null,
    startElementIds: null,
    incidentKey: null,
    joins: null,
    interruptedBy: null,
    pendingTrigger: null,
    listener: null,
    compensable: null
  },
  elementInstance: {
    elementName: null,
    endDate: null,
    calledProcessInstanceKey: null,
    multiInstance: null,
    compensatesFor: null,
    adHocEnd: null,
    incidentKey: null,
    joins: null,
    interruptedBy: null,
    pendingTrigger: null,
    listener: null,
    compensable: null
  },
  job: {
    worker: null,
    deadline: null,
    retryAt: null,
    errorMessage: null,
    errorCode: null,
    incidentKey: null,
    kind: null,
    listenerEventType: null,
    denied: null,
    deniedReason: null,
    endDate: null
  },
  userTask: {
    name: null,
    assignee: null,
    dueDate: null,
    followUpDate: null,
    formKey: null,
    externalFormReference: null,
    processName: null,
    completionDate: null,
    transition: null
  },
  variable: {},
  incident: { jobKey: null, resolvedAt: null },
  message: { messageId: null },
  messageSubscription: { elementInstanceKey: null, processInstanceKey: null, messageKey: null },
  signalSubscription: { elementInstanceKey: null, processInstanceKey: null },
  timer: { interval: null, elementInstanceKey: null, processInstanceKey: null },
  decisionInstance: {
    evaluationFailure: null,
    decisionDefinitionName: null,
    processInstanceKey: null,
    processDefinitionKey: null,
    elementInstanceKey: null
  },
  batchOperation: { endDate: null, targetProcessDefinitionKey: null },
  batchItem: { rows: null, processedDate: null, errorMessage: null },
  document: { expiresAt: null, processDefinitionId: null, processInstanceKey: null },
  documentContent: {},
  directoryEntry: {
    name: null,
    email: null,
    description: null,
    claimName: null,
    claimValue: null,
    passwordHash: null
  },
  membership: {},
  authorization: {},
  note: {}
};
