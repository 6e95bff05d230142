import { lockCase } from '../cases/participations.ts';
import type { Undertaking, UndertakingRegister } from '../contract/index.ts';
import { atomically } from '../register/atomically.ts';
import { newId, nowOf, type RegisterContext } from '../register/context.ts';
import { found } from '../register/rows.ts';

interface UndertakingRow {
  undertaking_id: string;
  case_key: string;
  participation_id: string;
  medium: 'desk' | 'paper';
  signed_at: string;
  recorded_by: string;
}

type Signing = Parameters<UndertakingRegister['sign']>[0];

const toUndertaking = (row: UndertakingRow): Undertaking => ({
  undertakingId: row.undertaking_id,
  caseKey: row.case_key,
  participationId: row.participation_id,
  medium: row.medium,
  signedAt: row.signed_at,
  recordedBy: row.recorded_by
});

async function sign(context: RegisterContext, input: Signing): Promise<Undertaking> {
  const { db } = context;
  await lockCase(context, input.caseKey);
  const who = { case_key: input.caseKey, participation_id: input.participationId };
  found(await db('participations').where(who).first('participation_id'));
  const before = await db<UndertakingRow>('undertakings').where(who).first();
  if (before) return toUndertaking(before);
  const row: UndertakingRow = {
    undertaking_id: newId(context),
    ...who,
    medium: input.medium,
    signed_at: nowOf(context),
    recorded_by: input.by
  };
  await db('undertakings').insert(row);
  return toUndertaking(row);
}

export function createUndertakingRegister(context: RegisterContext): UndertakingRegister {
  return {
    sign: (input) => atomically(context, (inner) => sign(inner, input)),
    async list(caseKey) {
      const where = { case_key: caseKey };
      const order = ['signed_at', 'undertaking_id'];
      const rows = await context.db<UndertakingRow>('undertakings').where(where).orderBy(order).select('*');
      return rows.map(toUndertaking);
    }
  };
}
