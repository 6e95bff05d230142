import type { CaseKind, CaseRecord, CaseState, Participation } from '../../domain/cases.ts';
import type { Grade } from '../../domain/grades.ts';
import type { Role } from '../../domain/roles.ts';
import type { Blob } from '../register/rows.ts';

export interface CaseRow {
  case_key: string;
  kind: CaseKind;
  number: string;
  code_name: string;
  agency_id: string;
  grade: Grade;
  state: CaseState;
  template_id: string;
  parent_case_key: string | null;
  opened_at: string;
  closed_at: string | null;
  idempotency_key: string;
}

export interface ParticipationRow {
  participation_id: string;
  case_key: string;
  role: Role;
  role_slot: string;
  person_id: string | null;
  unit_id: string | null;
  external_name: Blob | null;
  implicated: number;
  added_at: string;
  ended_at: string | null;
  successor_id: string | null;
  ordinal: number;
}

/** Names a role of one case, as a task and a participation both do: what the two are joined by. */
export const roleSlot = (caseKey: string, role: Role): string => `${caseKey}/${role}`;

export const toCase = (row: CaseRow): CaseRecord => ({
  caseKey: row.case_key,
  kind: row.kind,
  number: row.number,
  codeName: row.code_name,
  agencyId: row.agency_id,
  grade: row.grade,
  state: row.state,
  templateId: row.template_id,
  parentCaseKey: row.parent_case_key,
  openedAt: row.opened_at,
  closedAt: row.closed_at
});

export const toParticipation = (row: ParticipationRow): Participation => ({
  participationId: row.participation_id,
  caseKey: row.case_key,
  role: row.role,
  personId: row.person_id,
  unitId: row.unit_id,
  implicated: row.implicated === 1
});
