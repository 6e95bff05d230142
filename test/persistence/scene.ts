import type { CaseRecord, Participation } from '../../domain/cases.ts';
import type { Role } from '../../domain/roles.ts';
import type { Agency, CaseStore, Person, ProjectedTask } from '../../persistence/contract/index.ts';

/** An agency with an officer, a head and a handler, and one plan case that names the first two. */
export interface Scene {
  readonly agency: Agency;
  readonly officer: Person;
  readonly head: Person;
  readonly outsider: Person;
  readonly plan: CaseRecord;
  readonly officerPart: Participation;
  readonly headPart: Participation;
}

export const addPerson = (
  store: CaseStore,
  agency: Agency,
  account: string,
  roles: readonly Role[]
): Promise<Person> =>
  store.people.add({
    account,
    displayName: `測試人員${account}`,
    email: `${account}@example.test`,
    passwordHash: `hash-of-${account}`,
    agencyId: agency.agencyId,
    roles
  });

export const openPlan = (store: CaseStore, agency: Agency, key: string): Promise<CaseRecord> =>
  store.cases.open({
    kind: 'plan',
    templateId: 'plan-procurement-bid',
    agencyId: agency.agencyId,
    codeName: `青松${key}`,
    grade: 'official-secret',
    idempotencyKey: key
  });

export async function setScene(store: CaseStore): Promise<Scene> {
  const agency = await store.agencies.add({ name: '虛構市政府工務局', parentId: null });
  const officer = await addPerson(store, agency, 'officer', ['ethics-officer']);
  const head = await addPerson(store, agency, 'head', ['agency-head']);
  const outsider = await addPerson(store, agency, 'outsider', ['staff']);
  const plan = await openPlan(store, agency, '1');
  const officerPart = await store.cases.addParticipation(plan.caseKey, {
    role: 'ethics-officer',
    personId: officer.personId
  });
  const headPart = await store.cases.addParticipation(plan.caseKey, {
    role: 'agency-head',
    personId: head.personId
  });
  return { agency, officer, head, outsider, plan, officerPart, headPart };
}

export const taskOf = (caseKey: string, key: string, change: Partial<ProjectedTask> = {}): ProjectedTask => ({
  userTaskKey: key,
  caseKey,
  elementId: 'ApproveEssentials',
  elementInstanceKey: `9${key}`,
  processDefinitionId: 'special-plan-approval',
  processDefinitionKey: '2251799813685249',
  processInstanceKey: '2251799813685250',
  name: '核定計畫',
  formKey: null,
  role: 'agency-head',
  participationId: null,
  dueAt: '2026-03-05T17:00:00+08:00',
  createdAt: '2026-03-02T01:00:00Z',
  priority: 50,
  ...change
});
