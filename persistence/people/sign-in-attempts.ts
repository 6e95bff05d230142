import { createHash } from 'node:crypto';
import type { SignInAttempts } from '../contract/index.ts';
import { newId, nowOf, toUtc, type RegisterContext } from '../register/context.ts';

const hashOf = (key: string): string => createHash('sha256').update(`sign-in:${key}`).digest('hex');

export function createSignInAttempts(context: RegisterContext): SignInAttempts {
  const { db } = context;
  return {
    async fail(key) {
      await db('sign_in_attempts').insert({
        attempt_id: newId(context),
        key_hash: hashOf(key),
        at: nowOf(context)
      });
    },
    async failures(key, since) {
      const row = await db('sign_in_attempts')
        .where({ key_hash: hashOf(key) })
        .where('at', '>=', toUtc(since))
        .first<{ count: number; last: string | null }>(
          db.raw('COUNT(*) AS count'),
          db.raw('MAX(at) AS last')
        );
      return { count: Number(row?.count ?? 0), last: row?.last ?? null };
    },
    async clear(key) {
      await db('sign_in_attempts')
        .where({ key_hash: hashOf(key) })
        .delete();
    },
    purge: (before) => db('sign_in_attempts').where('at', '<', toUtc(before)).delete()
  };
}
