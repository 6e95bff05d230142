import type { Role } from '../../domain/roles.ts';
import type { Deputy, DeputyRegister } from '../contract/index.ts';
import { newId, nowOf, toUtc, type RegisterContext } from '../register/context.ts';

interface DeputyRow {
  deputyship_id: string;
  principal_id: string;
  deputy_id: string;
  from_at: string;
  until_at: string;
  case_key: string | null;
  role: Role | null;
  revoked_at: string | null;
}

const toDeputy = (row: DeputyRow): Deputy => ({
  deputyshipId: row.deputyship_id,
  principalId: row.principal_id,
  deputyId: row.deputy_id,
  from: row.from_at,
  until: row.until_at,
  caseKey: row.case_key,
  role: row.role,
  revokedAt: row.revoked_at
});

export function createDeputyRegister(context: RegisterContext): DeputyRegister {
  const { db } = context;
  return {
    async appoint(input) {
      const row: DeputyRow = {
        deputyship_id: newId(context),
        principal_id: input.principalId,
        deputy_id: input.deputyId,
        from_at: toUtc(input.from),
        until_at: toUtc(input.until),
        case_key: input.caseKey ?? null,
        role: input.role ?? null,
        revoked_at: null
      };
      await db('deputies').insert(row);
      return toDeputy(row);
    },
    async revoke(deputyshipId) {
      const mine = { deputyship_id: deputyshipId, revoked_at: null };
      await db('deputies')
        .where(mine)
        .update({ revoked_at: nowOf(context) });
    },
    async of(personId) {
      const rows = await db<DeputyRow>('deputies')
        .where({ principal_id: personId })
        .orWhere({ deputy_id: personId })
        .orderBy('from_at', 'desc')
        .select('*');
      return rows.map(toDeputy);
    }
  };
}
