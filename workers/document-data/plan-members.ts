import type { Participation } from '../../domain/cases.ts';
import { isSecretRole } from '../../domain/need-to-know.ts';
import { byRole, roles } from '../../domain/roles.ts';
import type { Named } from './context.ts';

/** Every member reads the plan: lists that only some may know are kept apart from it (domain A.2–A.4). */
const keptApart = '名單另冊密存';

/** Organisation of a plan as its paper lists it: people by name, and a line for each secret list. */
export async function planMembers(
  participations: readonly Participation[],
  namedOf: (participation: Participation) => Promise<Named>
): Promise<readonly Named[]> {
  const sorted = participations.toSorted(byRole);
  const told = sorted.filter(({ role }) => !isSecretRole(role));
  const apart = new Set(sorted.map(({ role }) => role).filter(isSecretRole));
  return [
    ...(await Promise.all(told.map(namedOf))),
    ...[...apart].map((role) => ({ role: roles[role].zh, name: keptApart, unit: '' }))
  ];
}
