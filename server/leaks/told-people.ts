import type { CaseRecord } from '../../domain/cases.ts';
import type { Role } from '../../domain/roles.ts';
import type { CaseStore, Person } from '../../persistence/contract/index.ts';
import type { Values } from '../forms/expression.ts';

/** Someone whom a leak case names from the start. */
export interface Told {
  readonly person: Person;
  readonly role: Role;
  /** Named, but bypassed by everything: the report says that they may be implicated (domain B.8). */
  readonly implicated: boolean;
}

export interface LeakPeople {
  readonly told: readonly Told[];
  /** The one to whom the reporter's identity is sealed, and the named successor. */
  readonly officer: Person;
  readonly successor: Person | null;
}

const active = (people: readonly Person[]): Person[] => people.filter(({ disabled }) => !disabled);

/** Unit heads concerned: those whom the plan names. */
async function unitHeadsOf(store: CaseStore, parent: CaseRecord | undefined): Promise<Person[]> {
  if (!parent) return [];
  const members = await store.cases.participations(parent.caseKey);
  const ids = members.flatMap(({ role, personId }) => (role === 'unit-head' && personId ? [personId] : []));
  const people = await Promise.all([...new Set(ids)].map((id) => store.people.get(id)));
  return active(people.filter((person) => person !== undefined));
}

const officersFirst = (
  officers: readonly Person[],
  superior: readonly Person[],
  bypassed: boolean
): Person[] => (bypassed ? [...superior] : [...officers, ...superior]);

/**
 * Who is told at once and in secret: the head, two ethics officers, the superior ethics office, the unit heads of the
 * plan, and information security where the channel is theirs. Where the report implicates head, officers or unit heads, they stay named but are bypassed.
 */
export async function toldPeople(
  store: CaseStore,
  agencyId: string,
  parent: CaseRecord | undefined,
  report: Values
): Promise<LeakPeople | undefined> {
  const superiorId = (await store.agencies.get(agencyId))?.parentId ?? agencyId;
  const heads = active(await store.people.list({ agencyId, role: 'agency-head' }));
  const officers = active(await store.people.list({ agencyId, role: 'ethics-officer' })).slice(0, 2);
  const superior = active(await store.people.list({ agencyId: superiorId, role: 'superior-ethics' }));
  const unitHeads = await unitHeadsOf(store, parent);
  const infosec =
    report.itChannel === true ? active(await store.people.list({ agencyId, role: 'infosec-officer' })) : [];
  const bypassOfficers = report.officerImplicated === true;
  const [officer, successor = null] = officersFirst(officers, superior, bypassOfficers);
  if (!officer) return undefined;
  const as = (role: Role, people: readonly Person[], implicated: boolean): Told[] =>
    people.map((person) => ({ person, role, implicated }));
  return {
    officer,
    successor,
    told: [
      ...as('agency-head', heads, report.headImplicated === true),
      ...as('ethics-officer', officers, bypassOfficers),
      ...as('superior-ethics', superior, false),
      ...as('unit-head', unitHeads, report.unitHeadImplicated === true),
      ...as('infosec-officer', infosec, false)
    ]
  };
}
