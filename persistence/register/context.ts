import type { Knex } from 'knex';
import type { Clock } from '../../domain/clock.ts';
import type { CaseKeys } from '../sealed/case-keys.ts';

/** Cryptographically strong random bytes; `randomBytes` of node:crypto outside tests. */
export type RandomSource = (bytes: number) => Buffer;

/** What every register is made over. `db` is the database or one open transaction of it. */
export interface RegisterContext {
  readonly db: Knex;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly keys: CaseKeys;
}

/** Now, as ISO 8601 in UTC with milliseconds: such strings sort as instants do. */
export const nowOf = ({ clock }: Pick<RegisterContext, 'clock'>): string =>
  new Date(clock.now()).toISOString();

/** 128 random bits in hexadecimal. */
export const newId = ({ random }: Pick<RegisterContext, 'random'>): string => random(16).toString('hex');

/** Any ISO 8601 instant with offset, as UTC. Throws a RangeError on anything else. */
export const toUtc = (instant: string): string => new Date(instant).toISOString();
