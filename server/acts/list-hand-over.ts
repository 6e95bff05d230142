import { RefusalError } from '../../domain/refusals.ts';
import type { Role } from '../../domain/roles.ts';
import { answerOf } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';

/** Who sees to a hand-over: the first of these that somebody else than the leaver holds in the case. */
const supervisors: readonly Role[] = ['unit-head', 'agency-head', 'ethics-officer'];

/** The list names who leaves, and with that who supervises: a sole unit head is seen off by the head (ac-m.8). */
export const listHandOver: RegisterAct = {
  audit: 'members.list-hand-over',
  async finds(context) {
    const members = await context.store.cases.participations(context.task.caseKey);
    const leaver = members.find(
      ({ participationId }) => participationId === answerOf(context, 'leavingMember')
    );
    if (!leaver) throw new RefusalError({ code: 'NOT_FOUND' });
    const others = members.filter(({ personId, implicated }) => personId !== leaver.personId && !implicated);
    const supervisor = supervisors.find((role) => others.some((each) => each.role === role));
    if (!supervisor) throw new RefusalError({ code: 'NOT_FOUND' });
    return { supervisor };
  },
  apply: (context) => Promise.resolve({ supervisor: answerOf(context, 'supervisor') ?? null })
};
