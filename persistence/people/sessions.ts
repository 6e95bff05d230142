import { createHash } from 'node:crypto';
import type { Session, SessionRegister } from '../contract/index.ts';
import { nowOf, type RegisterContext } from '../register/context.ts';

const TOKEN_BYTES = 32;

interface SessionRow {
  token_hash: string;
  person_id: string;
  created_at: string;
  expires_at: string;
  proved_at: string;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const toSession = (row: SessionRow): Session => ({
  personId: row.person_id,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  provedAt: row.proved_at
});

const after = ({ clock }: RegisterContext, lifetimeMs: number): string =>
  new Date(clock.now() + lifetimeMs).toISOString();

export function createSessionRegister(context: RegisterContext): SessionRegister {
  const { db } = context;
  const byToken = (token: string) =>
    db<SessionRow>('sessions')
      .where({ token_hash: hashOf(token) })
      .where('expires_at', '>', nowOf(context));
  return {
    async open(personId, lifetimeMs) {
      const token = context.random(TOKEN_BYTES).toString('base64url');
      const now = nowOf(context);
      const row: SessionRow = {
        token_hash: hashOf(token),
        person_id: personId,
        created_at: now,
        expires_at: after(context, lifetimeMs),
        proved_at: now
      };
      await db('sessions').insert(row);
      return { token, session: toSession(row) };
    },
    async find(token) {
      const enabled = db('people').where({ disabled: 0 }).select('person_id');
      const row = await byToken(token).whereIn('person_id', enabled).first();
      return row && toSession(row);
    },
    async prove(token) {
      await byToken(token).update({ proved_at: nowOf(context) });
    },
    async extend(token, lifetimeMs) {
      await byToken(token).update({ expires_at: after(context, lifetimeMs) });
    },
    async close(token) {
      await db('sessions')
        .where({ token_hash: hashOf(token) })
        .delete();
    },
    async closeAll(personId) {
      await db('sessions').where({ person_id: personId }).delete();
    },
    purge: () => db('sessions').where('expires_at', '<=', nowOf(context)).delete()
  };
}
