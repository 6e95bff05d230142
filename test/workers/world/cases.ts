import type { CaseRecord, Participation } from '../../../domain/cases.ts';
import type { Clock } from '../../../domain/clock.ts';
import type { Role } from '../../../domain/roles.ts';
import type { CaseRegister, NewCase } from '../../../workers/ports/index.ts';

/** A case register in memory. */
export function createCases(clock: Clock) {
  const records = new Map<string, CaseRecord>();
  const opened = new Map<string, string>();
  const people = new Map<string, Participation[]>();
  const names = new Map<string, string>();
  const followed = new Map<string, string>();

  const cases: CaseRegister = {
    get: async (caseKey) => records.get(caseKey),
    async open({ idempotencyKey, parentCaseKey, ...input }: NewCase) {
      const known = records.get(opened.get(idempotencyKey) ?? '');
      if (known) return known;
      const caseKey = `case-${records.size + 1}`;
      const record: CaseRecord = {
        ...input,
        caseKey,
        number: `115-維-${String(records.size + 1).padStart(4, '0')}`,
        state: 'draft',
        parentCaseKey: parentCaseKey ?? null,
        openedAt: new Date(clock.now()).toISOString(),
        closedAt: null
      };
      records.set(caseKey, record);
      opened.set(idempotencyKey, caseKey);
      return record;
    },
    async setState(caseKey, state) {
      const record = records.get(caseKey);
      if (record) records.set(caseKey, { ...record, state });
    },
    participations: async (caseKey) => people.get(caseKey) ?? [],
    async addParticipation(caseKey, { role, personId, unitId = null, externalName }) {
      const list = people.get(caseKey) ?? [];
      const known = list.find(
        (each) => each.role === role && each.personId === personId && personId !== null
      );
      if (known) return known;
      const participationId = `${caseKey}/${role}/${list.length + 1}`;
      const added = { participationId, caseKey, role, personId, unitId, implicated: false };
      people.set(caseKey, [...list, added]);
      if (externalName) names.set(participationId, externalName);
      return added;
    },
    async setImplicated(caseKey, participationId, implicated) {
      const list = people.get(caseKey) ?? [];
      people.set(
        caseKey,
        list.map((each) => (each.participationId === participationId ? { ...each, implicated } : each))
      );
    },
    currentOf: async (ids) => new Map(ids.map((id) => [id, followed.get(id) ?? id])),
    async nameOf({ participationId }) {
      const members = [...people.values()].flat();
      const found = members.find((member) => member.participationId === participationId);
      return names.get(participationId) ?? (found?.personId ? `姓名${found.personId}` : undefined);
    }
  };

  async function openCase(roles: readonly Role[], overrides: Partial<CaseRecord> = {}): Promise<CaseRecord> {
    const record = await cases.open({
      kind: 'plan',
      templateId: 'plan-procurement-bid',
      agencyId: 'agency-1',
      codeName: '青嵐',
      grade: 'official-secret',
      idempotencyKey: `test-${records.size}`
    });
    const changed = { ...record, ...overrides };
    records.set(record.caseKey, changed);
    for (const role of roles)
      await cases.addParticipation(record.caseKey, { role, personId: `p-${role}`, unitId: 'unit-1' });
    return changed;
  }

  const follow = (ended: string, successor: string): void => void followed.set(ended, successor);

  return { cases, openCase, follow };
}
