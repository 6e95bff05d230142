import type { CaseRecord, Participation } from '../../domain/cases.ts';
import type { CaseStore } from '../../persistence/contract/index.ts';
import type { Answer } from '../http/call.ts';

type Room = Answer<'caseRoom'>;

/** The register's view of a case: what every member sees, no content. */
export const caseView = (record: CaseRecord): Room['case'] => ({
  caseKey: record.caseKey,
  kind: record.kind,
  number: record.number,
  codeName: record.codeName,
  grade: record.grade,
  state: record.state,
  templateId: record.templateId,
  parentCaseKey: record.parentCaseKey,
  openedAt: record.openedAt,
  closedAt: record.closedAt
});

/** Names by participation id, unsealed for the members of the case. */
export type Names = ReadonlyMap<string, string>;

export async function namesOf(store: CaseStore, members: readonly Participation[]): Promise<Names> {
  const names = await Promise.all(
    members.map(
      async (member) => [member.participationId, (await store.cases.nameOf(member)) ?? '—'] as const
    )
  );
  return new Map(names);
}

export async function membersView(
  store: CaseStore,
  record: CaseRecord,
  members: readonly Participation[],
  names: Names
): Promise<Room['members']> {
  const agencies = [record.agencyId, (await store.agencies.get(record.agencyId))?.parentId ?? null];
  const units = (
    await Promise.all(agencies.flatMap((agencyId) => (agencyId ? [store.agencies.units(agencyId)] : [])))
  ).flat();
  const unitName = new Map(units.map(({ unitId, name }) => [unitId, name]));
  return members.map(({ participationId, role, unitId, implicated }) => ({
    participationId,
    role,
    name: names.get(participationId) ?? null,
    unit: unitId === null ? null : (unitName.get(unitId) ?? null),
    implicated
  }));
}
