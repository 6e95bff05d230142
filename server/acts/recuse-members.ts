import { answerOf } from './context-values.ts';
import { endMembers, nominatedOf, nominatedRole, requireComposition } from './nominations.ts';
import type { RegisterAct } from './register-act.ts';

/**
 * Whoever must recuse leaves the list at once (採購評選委員會審議規則; ml-mtg.2). The rest may go on only while it is still made up
 * as the task's rule demands; else the list goes back.
 */
export const recuseMembers: RegisterAct = {
  audit: 'members.recuse',
  async apply(context) {
    const { recusedMembers } = context.values;
    const named = Array.isArray(recusedMembers) ? recusedMembers : [];
    const members = await nominatedOf(context);
    const recused = members.filter(({ participationId }) => named.includes(participationId));
    const rest = members.filter((member) => !recused.includes(member));
    if (answerOf(context, 'conflictResult') === 'replaced')
      requireComposition(
        context,
        rest.length,
        rest.filter(({ personId }) => personId === null).length,
        'recusedMembers'
      );
    await endMembers(context, recused);
    return { role: nominatedRole(context), recused: recused.length, members: rest.length };
  }
};
