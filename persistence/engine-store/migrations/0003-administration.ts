import type { Migration } from './migration.ts';

/** Batch operations, documents, and the directory of users, groups, roles, tenants, mapping rules, authorizations. */
export const administration: Migration = {
  number: 3,
  name: 'administration',
  tables: [
    {
      kind: 'batchOperation',
      table: 'engine_batch_operation',
      fields: { operationType: 'text', state: 'text', startDate: 'integer', endDate: 'integer?' },
      indexes: []
    },
    {
      kind: 'batchItem',
      table: 'engine_batch_item',
      fields: {
        batchOperationKey: 'key',
        operationType: 'text',
        itemKey: 'key',
        processInstanceKey: 'key',
        state: 'text',
        processedDate: 'integer?'
      },
      indexes: [['batchOperationKey'], ['processInstanceKey'], ['state']]
    },
    {
      kind: 'document',
      table: 'engine_document',
      fields: { documentId: 'text', contentHash: 'text' },
      indexes: [['documentId']]
    },
    {
      kind: 'documentContent',
      table: 'engine_document_content',
      detached: 'resource',
      fields: {},
      indexes: []
    },
    {
      kind: 'directoryEntry',
      table: 'engine_directory_entry',
      fields: {
        kind: 'text',
        id: 'text',
        name: 'text?',
        email: 'text?',
        claimName: 'text?',
        claimValue: 'text?'
      },
      indexes: [['kind', 'id']]
    },
    {
      kind: 'membership',
      table: 'engine_membership',
      fields: { containerKind: 'text', containerId: 'text', memberKind: 'text', memberId: 'text' },
      indexes: [['containerKind', 'containerId']]
    },
    {
      kind: 'authorization',
      table: 'engine_authorization',
      fields: { ownerId: 'text', ownerType: 'text', resourceId: 'text', resourceType: 'text' },
      indexes: []
    }
  ]
};
