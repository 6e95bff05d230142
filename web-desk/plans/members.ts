import { nominatedRoles, type Role } from '../../domain/roles.ts';
import type { Person } from '../api/contract-types.ts';

export interface MemberChoice {
  readonly role: Role;
  readonly personId: string;
}

/** Without these nobody could approve, coordinate, watch over or carry out the plan. */
const essential: readonly Role[] = ['agency-head', 'unit-head', 'ethics-officer', 'case-officer'];

export const isEssential = (role: Role): boolean => essential.includes(role);

/** The essential roles that nobody is named for yet. */
export const missingRoles = (members: readonly MemberChoice[]): Role[] =>
  essential.filter((role) => !members.some((member) => member.role === role));

/** Parts that the plan itself fills, by a list that is vetted. */
const nominated: ReadonlySet<Role> = new Set(nominatedRoles);

/** Whoever is the only one of one of the plan's roles that no list fills, and the drafter as ethics officer. */
export function suggestedMembers(
  roles: readonly Role[],
  people: readonly Person[],
  drafterId: string
): MemberChoice[] {
  return roles.flatMap((role) => {
    const holders = people.filter((person) => person.roles.includes(role));
    const drafter = holders.find(({ personId }) => personId === drafterId);
    const only = holders.length === 1 ? holders[0] : undefined;
    const found = role === 'ethics-officer' ? (drafter ?? only) : only;
    return found && !nominated.has(role) ? [{ role, personId: found.personId }] : [];
  });
}

/** Adds a person to a role, once. */
export const withMember = (members: readonly MemberChoice[], added: MemberChoice): MemberChoice[] => [
  ...withoutMember(members, added),
  added
];

/** Takes a person out of a role. */
export const withoutMember = (members: readonly MemberChoice[], removed: MemberChoice): MemberChoice[] =>
  members.filter(({ role, personId }) => role !== removed.role || personId !== removed.personId);
