import type { RegisterAct } from './register-act.ts';

/** People implicated lose sight of the leak case and are bypassed from now on (domain B.8). */
export const markImplicated: RegisterAct = {
  audit: 'leak.mark-implicated',
  async apply({ store, task, values }) {
    const named = Array.isArray(values.implicatedParticipations) ? values.implicatedParticipations : [];
    const members = await store.cases.participations(task.caseKey);
    const implicated = members.filter(({ participationId }) => named.includes(participationId));
    const people = new Set(implicated.flatMap(({ personId }) => personId ?? []));
    const bypassed = members.filter(
      (member) => implicated.includes(member) || (member.personId !== null && people.has(member.personId))
    );
    for (const { participationId } of bypassed)
      await store.cases.setImplicated(task.caseKey, participationId, true);
    return { participations: bypassed.length };
  }
};
