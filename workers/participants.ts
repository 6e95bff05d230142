import type { Participation } from '../domain/cases.ts';
import type { Role } from '../domain/roles.ts';
import type { CaseRegister } from './ports/index.ts';

/** Who holds a role in a case, without those implicated: they are bypassed (domain B.8). */
export async function participantsIn(
  cases: CaseRegister,
  caseKey: string,
  role: Role
): Promise<readonly Participation[]> {
  const all = await cases.participations(caseKey);
  return all.filter((participation) => participation.role === role && !participation.implicated);
}
