import type { Clock } from '../domain/clock.ts';
import { createCaseStore } from './case-store.ts';
import type { CaseStore } from './contract/index.ts';
import type { OnDiskFailure } from './database/disk-failure.ts';
import { openDatabase, type DatabaseSettings } from './database.ts';
import type { RandomSource } from './register/context.ts';
import { bindMasterKey, hasKeyCheck } from './sealed/key-check.ts';
import { loadMasterKey } from './sealed/master-key.ts';

export interface OpenCaseStore {
  readonly store: CaseStore;
  close(): Promise<void>;
}

/**
 * Opens database and master key together and makes the registers over them. `masterKey` is 32 bytes, or a file that
 * is made at the first start. Refuses with DATABASE_DAMAGED, DATABASE_UNSAFE, DATABASE_NEWER, MASTER_KEY_UNUSABLE.
 */
export async function openCaseStore(options: {
  readonly database: DatabaseSettings;
  readonly masterKey: Buffer | { readonly file: string };
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly onDiskFailure?: OnDiskFailure | undefined;
}): Promise<OpenCaseStore> {
  const { clock, random } = options;
  const db = await openDatabase(options.database, options.onDiskFailure);
  try {
    const masterKey = Buffer.isBuffer(options.masterKey)
      ? options.masterKey
      : await loadMasterKey(options.masterKey.file, { mayCreate: !(await hasKeyCheck(db)), random });
    await bindMasterKey(db, masterKey);
    return { store: createCaseStore(db, { clock, random, masterKey }), close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
