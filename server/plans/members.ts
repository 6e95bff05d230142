import { RefusalError } from '../../domain/refusals.ts';
import { offices, type Role } from '../../domain/roles.ts';
import type { CaseStore, Person } from '../../persistence/contract/index.ts';

export interface Member {
  readonly role: Role;
  readonly personId: string;
}

const refused = (index: number, zh: string, en: string): RefusalError =>
  new RefusalError({
    code: 'INVALID_INPUT',
    facts: { count: 1 },
    problems: [{ path: `members[${index}]`, zh, en }]
  });

/** Everybody named must be of the agency or its superior, hold the office they are named for, and be nobody's administrator. */
export async function requireFitting(
  store: CaseStore,
  officer: Person,
  members: readonly Member[]
): Promise<readonly Person[]> {
  const parentId = (await store.agencies.get(officer.agencyId))?.parentId ?? null;
  const people: Person[] = [];
  for (const [index, { role, personId }] of members.entries()) {
    const person = await store.people.get(personId);
    const near = person && (person.agencyId === officer.agencyId || person.agencyId === parentId);
    if (!person || person.disabled || !near || person.roles.includes('administrator'))
      throw refused(index, '查無此人員。', 'There is no such person.');
    if (role === 'administrator' || (offices.has(role) && !person.roles.includes(role)))
      throw refused(
        index,
        `${person.displayName}並未擔任此職務。`,
        `${person.displayName} does not hold this office.`
      );
    people.push(person);
  }
  return people;
}
