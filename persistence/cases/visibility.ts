import type { Role } from '../../domain/roles.ts';
import type { CaseRegisterOfDesk, VisibleCase } from '../contract/index.ts';
import type { RegisterContext } from '../register/context.ts';
import { groupBy } from '../register/rows.ts';
import { toCase, type CaseRow } from './rows.ts';
import { rowsOf, standingBindings, standingsSql } from './standings.ts';

interface StandingRow {
  case_key: string;
  role: Role;
  participation_id: string;
  as_deputy_of: string;
}

type Filter = NonNullable<Parameters<CaseRegisterOfDesk['listVisible']>[1]>;

async function standingsOf(
  context: RegisterContext,
  personId: string,
  caseKey?: string
): Promise<Map<string, StandingRow[]>> {
  const only = caseKey === undefined ? '' : ' AND s.case_key = :caseKey';
  const bindings = { ...standingBindings(context, personId), ...(caseKey === undefined ? {} : { caseKey }) };
  const rows = await rowsOf<StandingRow>(context.db, standingsSql + only, bindings);
  return groupBy(rows, (row) => row.case_key);
}

const toVisible = (row: CaseRow, standings: readonly StandingRow[]): VisibleCase => ({
  record: toCase(row),
  standings: standings.map((standing) => ({
    participationId: standing.participation_id,
    role: standing.role,
    asDeputyOf: standing.as_deputy_of || null
  }))
});

export async function visibleCase(
  context: RegisterContext,
  personId: string,
  caseKey: string
): Promise<VisibleCase | undefined> {
  const standings = (await standingsOf(context, personId, caseKey)).get(caseKey);
  if (!standings) return undefined;
  const row = await context.db<CaseRow>('cases').where({ case_key: caseKey }).first();
  return row && toVisible(row, standings);
}

export async function listVisibleCases(
  context: RegisterContext,
  personId: string,
  { state, limit = 100, offset = 0 }: Filter = {}
): Promise<VisibleCase[]> {
  const rows = await rowsOf<CaseRow>(
    context.db,
    `SELECT c.* FROM cases c WHERE c.case_key IN (SELECT v.case_key FROM (${standingsSql}) v)
     ${state === undefined ? '' : 'AND c.state = :state'}
     ORDER BY c.opened_at DESC, c.case_key LIMIT :limit OFFSET :offset`,
    { ...standingBindings(context, personId), ...(state === undefined ? {} : { state }), limit, offset }
  );
  const standings = await standingsOf(context, personId);
  return rows.map((row) => toVisible(row, standings.get(row.case_key) ?? []));
}
