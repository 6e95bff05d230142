import type { Participation } from '../../domain/cases.ts';
import { checkComposition, isComposition } from '../../domain/committee.ts';
import { messageOf, RefusalError } from '../../domain/refusals.ts';
import { nominatedRoles, type Role } from '../../domain/roles.ts';
import type { ActContext } from './register-act.ts';

/** The role that the task's list fills (`shoumi:nominates`); a model that names another is refused before it is deployed. */
export function nominatedRole({ element }: Pick<ActContext, 'element'>): Role {
  const named = element.properties['shoumi:nominates'] ?? 'committee-member';
  const role = nominatedRoles.find((each) => each === named);
  if (role === undefined)
    throw new Error(`${element.elementId} nominates for ${named}, which no list may fill`);
  return role;
}

/** Those of the task's role whose participation has not ended. */
export async function nominatedOf(context: ActContext): Promise<readonly Participation[]> {
  const role = nominatedRole(context);
  const members = await context.store.cases.participations(context.task.caseKey);
  return members.filter((member) => member.role === role);
}

/** Ends the participation of those who are no longer members; what they did stays. */
export async function endMembers(
  { store, task }: ActContext,
  members: readonly Participation[]
): Promise<void> {
  for (const { participationId } of members)
    await store.cases.endParticipation(task.caseKey, participationId);
}

/** The refusal of the task's rule of composition (`shoumi:composition`) at the field where the list was given. */
export function requireComposition(
  { element }: ActContext,
  members: number,
  experts: number,
  path: string
): void {
  const named = element.properties['shoumi:composition'] ?? '';
  const refusal = checkComposition(isComposition(named) ? named : null, members, experts);
  if (!refusal) return;
  const problem = { path, zh: messageOf(refusal, 'zh'), en: messageOf(refusal, 'en') };
  throw new RefusalError({ ...refusal, problems: [problem] });
}
