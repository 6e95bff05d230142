import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Knex } from 'knex';
import { RefusalError } from '../../domain/refusals.ts';

const NAME = 'master-key-check';

const checkOf = (masterKey: Buffer): string => createHmac('sha256', masterKey).update(NAME).digest('hex');

const stored = async (db: Knex): Promise<string | undefined> =>
  (await db('installation').where({ name: NAME }).first<{ value: string }>())?.value;

/** Whether a master key was ever used with this database. */
export const hasKeyCheck = async (db: Knex): Promise<boolean> => (await stored(db)) !== undefined;

/** Binds the database to its first master key. MASTER_KEY_UNUSABLE when it is opened with another one later. */
export async function bindMasterKey(db: Knex, masterKey: Buffer): Promise<void> {
  const check = checkOf(masterKey);
  await db('installation').insert({ name: NAME, value: check }).onConflict('name').ignore();
  const value = await stored(db);
  if (value && value.length === check.length && timingSafeEqual(Buffer.from(value), Buffer.from(check)))
    return;
  const reason = 'it is not the key this database was sealed under';
  throw new RefusalError({ code: 'MASTER_KEY_UNUSABLE', facts: { reason } });
}
