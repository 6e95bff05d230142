import type { Engine } from '../engine.ts';
import { defaultTenant, type DirectoryKind } from '../records.ts';

/** What the directory of a fresh Camunda 8.8 has: kind, id, name. */
const defaults: readonly (readonly [kind: DirectoryKind, id: string, name: string])[] = [
  ['tenant', defaultTenant, 'Default'],
  ['role', 'admin', 'Admin'],
  ['role', 'connectors', 'Connectors'],
  ['role', 'readonly-admin', 'Readonly Admin'],
  ['role', 'rpa', 'RPA']
];

/** Makes what is missing of it: as with Camunda whoever deletes one has it again after the next start. One that is there stays as it is. */
export async function provideDefaults(engine: Engine): Promise<void> {
  await Promise.all(
    defaults.map(([kind, id, name]) =>
      engine.submit({ type: 'CreateDirectoryEntry', kind, id, fields: { name } })
    )
  );
}
