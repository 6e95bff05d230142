const asEntries = ['CREATE', 'READ', 'UPDATE', 'DELETE'];

/** What can be permitted of resources of each type, as Camunda 8.8 knows it. */
const permissions: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    AUTHORIZATION: asEntries,
    MAPPING_RULE: asEntries,
    MESSAGE: ['CREATE', 'READ'],
    BATCH: [
      'CREATE',
      'CREATE_BATCH_OPERATION_CANCEL_PROCESS_INSTANCE',
      'CREATE_BATCH_OPERATION_DELETE_PROCESS_INSTANCE',
      'CREATE_BATCH_OPERATION_MIGRATE_PROCESS_INSTANCE',
      'CREATE_BATCH_OPERATION_MODIFY_PROCESS_INSTANCE',
      'CREATE_BATCH_OPERATION_RESOLVE_INCIDENT',
      'CREATE_BATCH_OPERATION_DELETE_DECISION_INSTANCE',
      'CREATE_BATCH_OPERATION_DELETE_DECISION_DEFINITION',
      'CREATE_BATCH_OPERATION_DELETE_PROCESS_DEFINITION',
      'READ',
      'UPDATE'
    ],
    COMPONENT: ['ACCESS'],
    SYSTEM: ['READ', 'READ_USAGE_METRIC', 'UPDATE'],
    TENANT: asEntries,
    RESOURCE: ['CREATE', 'READ', 'DELETE_DRD', 'DELETE_FORM', 'DELETE_PROCESS', 'DELETE_RESOURCE'],
    PROCESS_DEFINITION: [
      'CREATE_PROCESS_INSTANCE',
      'READ_PROCESS_DEFINITION',
      'READ_PROCESS_INSTANCE',
      'READ_USER_TASK',
      'UPDATE_PROCESS_INSTANCE',
      'UPDATE_USER_TASK',
      'MODIFY_PROCESS_INSTANCE',
      'CANCEL_PROCESS_INSTANCE',
      'DELETE_PROCESS_INSTANCE'
    ],
    DECISION_REQUIREMENTS_DEFINITION: ['READ'],
    DECISION_DEFINITION: [
      'CREATE_DECISION_INSTANCE',
      'READ_DECISION_DEFINITION',
      'READ_DECISION_INSTANCE',
      'DELETE_DECISION_INSTANCE'
    ],
    GROUP: asEntries,
    USER: asEntries,
    ROLE: asEntries,
    DOCUMENT: ['CREATE', 'READ', 'DELETE']
  })
);

export const resourceTypes: readonly string[] = [...permissions.keys()];
export const permissionTypes: readonly string[] = [...new Set([...permissions.values()].flat())];
export const ownerTypes: readonly string[] = [
  'USER',
  'CLIENT',
  'ROLE',
  'GROUP',
  'MAPPING_RULE',
  'UNSPECIFIED'
];

/** What can be permitted of resources of a type; nothing of one that there is not. */
export const permissionsOf = (resourceType: string): readonly string[] => permissions.get(resourceType) ?? [];
