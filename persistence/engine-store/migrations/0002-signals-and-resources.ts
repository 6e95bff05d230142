import type { Migration } from './migration.ts';

/** Who waits for signals, and deployed files that jobs are given. */
export const signalsAndResources: Migration = {
  number: 2,
  name: 'signals-and-resources',
  tables: [
    {
      kind: 'signalSubscription',
      table: 'engine_signal_subscription',
      fields: {
        signalName: 'long',
        elementId: 'text',
        processInstanceKey: 'key?',
        processDefinitionKey: 'key'
      },
      indexes: []
    },
    {
      kind: 'resource',
      table: 'engine_resource',
      detached: 'resource',
      fields: {
        resourceId: 'text',
        version: 'integer',
        versionTag: 'text?',
        resourceName: 'long',
        deploymentKey: 'key',
        tenantId: 'text'
      },
      indexes: [['resourceId', 'version']]
    }
  ]
};
