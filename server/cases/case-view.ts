import type { CaseRecord, Participation } from '../../domain/cases.ts';
import type { CaseStore } from '../../persistence/contract/index.ts';
import type { Answer } from '../http/call.ts';
import type { KnownNames } from './known-names.ts';

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

/** Members by name, as the reader may know them; of whoever is withheld the unit is too. */
export async function membersView(
  store: CaseStore,
  record: CaseRecord,
  members: readonly Participation[],
  names: KnownNames
): Promise<Room['members']> {
  const agencies = [record.agencyId, (await store.agencies.get(record.agencyId))?.parentId ?? null];
  const units = (
    await Promise.all(agencies.flatMap((agencyId) => (agencyId ? [store.agencies.units(agencyId)] : [])))
  ).flat();
  const unitName = new Map(units.map(({ unitId, name }) => [unitId, name]));
  return Promise.all(
    members.map(async ({ participationId, role, unitId, implicated }) => {
      const known = names.may.part(participationId);
      return {
        participationId,
        role,
        name: await names.participant(participationId),
        unit: known ? (unitName.get(unitId ?? '') ?? null) : null,
        implicated,
        withheld: !known
      };
    })
  );
}
