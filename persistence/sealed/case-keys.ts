import type { Knex } from 'knex';
import { found, toBuffer, type Blob } from '../register/rows.ts';
import { openBytes, sealBytes, type Place } from './envelope.ts';

const KEY_BYTES = 32;
const REMEMBERED = 500;

type Random = (bytes: number) => Buffer;

/** The data keys of the cases, each wrapped under the master key. */
export interface CaseKeys {
  /** Makes the case's key; part of opening it. */
  create(db: Knex, caseKey: string): Promise<void>;
  /** NOT_FOUND when the case is unknown. */
  of(db: Knex, caseKey: string): Promise<Buffer>;
}

/** In memory of its own: a part of the pool that small buffers share would keep all 8 KB of it. */
const alone = (key: Buffer): Buffer => Buffer.alloc(key.length, key);

const placeOf = (caseKey: string): Place => [caseKey, 'case_keys', caseKey];

/** Unwrapped keys are remembered for the cases used last: reading a list would else unwrap one per row. */
export function createCaseKeys(masterKey: Buffer, random: Random): CaseKeys {
  const remembered = new Map<string, Buffer>();

  const remember = (caseKey: string, key: Buffer): Buffer => {
    remembered.delete(caseKey);
    remembered.set(caseKey, key);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= REMEMBERED) break;
      remembered.delete(oldest);
    }
    return key;
  };

  return {
    async create(db, caseKey) {
      const wrapped = sealBytes(masterKey, random(KEY_BYTES), placeOf(caseKey), random);
      await db('case_keys').insert({ case_key: caseKey, wrapped_key: wrapped });
    },
    async of(db, caseKey) {
      const known = remembered.get(caseKey);
      if (known) return remember(caseKey, known);
      const row = found(await db('case_keys').where({ case_key: caseKey }).first<{ wrapped_key: Blob }>());
      return remember(caseKey, alone(openBytes(masterKey, toBuffer(row.wrapped_key), placeOf(caseKey))));
    }
  };
}
