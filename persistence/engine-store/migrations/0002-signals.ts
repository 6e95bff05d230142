import type { Migration } from './migration.ts';

/** Who waits for signals. */
export const signals: Migration = {
  number: 2,
  name: 'signals',
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
    }
  ]
};
