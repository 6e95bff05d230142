import type { Participation } from '../../domain/cases.ts';
import { RefusalError, refusedAtField } from '../../domain/refusals.ts';
import { nominatedRoles, type Role } from '../../domain/roles.ts';
import type { Copy } from '../../workers/ports/index.ts';
import { joinAsSuccessor, refusedAt } from '../cases/join-as-successor.ts';
import { announce } from '../tasks/announce.ts';
import { answerOf, variableOf } from './context-values.ts';
import type { ActContext, RegisterAct } from './register-act.ts';

/** Whoever the list names (`leavingMember`); nobody sees to their own leaving. */
async function leaverOf(context: ActContext): Promise<Participation> {
  const path = 'leavingMember';
  const members = await context.store.cases.participations(context.task.caseKey);
  const leaver = members.find(({ participationId }) => participationId === variableOf(context, path));
  if (!leaver) throw new RefusalError({ code: 'NOT_FOUND' });
  if (leaver.personId !== null && [context.personId, context.asDeputyOf].includes(leaver.personId))
    throw refusedAt({ path, zh: '不得自行監交。', en: 'Nobody supervises their own hand-over.' });
  return leaver;
}

const stillOut = (copies: readonly Copy[]): RefusalError => {
  const numbers = copies.map(({ number }) => number).join('、');
  return new RefusalError({ code: 'COPIES_STILL_OUT', facts: { numbers } });
};

/** Copies that were retained come back by number: all of them, and no other (ac-m.4). What is out otherwise is collected first. */
async function collectRetained(context: ActContext, leaver: Participation): Promise<number> {
  const { store, task, personId, idempotencyKey } = context;
  const held = (await store.custody.copies(task.caseKey)).filter(
    ({ holderParticipationId }) => holderParticipationId === leaver.participationId
  );
  const retained = held.filter(({ state }) => state === 'retained');
  const given = new Set((answerOf(context, 'returnedCopies') ?? '').split(/\D+/).filter(Boolean).map(Number));
  const foreign = [...given].find((number) => !retained.some((copy) => copy.number === number));
  if (foreign !== undefined)
    throw refusedAtField({ code: 'COPY_NOT_ISSUED', facts: { number: foreign } }, 'returnedCopies', [
      'ac-m.4'
    ]);
  const missing = held.filter(
    ({ state, number }) => state === 'issued' || (state === 'retained' && !given.has(number))
  );
  if (missing.length > 0) throw stillOut(missing);
  for (const { copyId } of retained)
    await store.custody.moveCopy({
      copyId,
      to: 'collected',
      by: personId,
      idempotencyKey: `${idempotencyKey}:${copyId}`
    });
  return retained.length;
}

/** Undefined when nobody follows. */
async function successorOf(context: ActContext, leaver: Participation): Promise<Participation | undefined> {
  const personId = answerOf(context, 'successorPerson');
  return personId === undefined ? undefined : joinAsSuccessor(context.store, leaver, personId);
}

const parts: readonly Role[] = nominatedRoles;

/** A list of members may shrink; an office or post that nobody holds any more would leave its tasks to nobody. */
async function requireFollowed(context: ActContext, leaver: Participation): Promise<void> {
  const members = await context.store.cases.participations(context.task.caseKey);
  const others = members.filter(
    ({ role, participationId, implicated }) =>
      role === leaver.role && participationId !== leaver.participationId && !implicated
  );
  if (parts.includes(leaver.role) || others.length > 0) return;
  throw refusedAt({
    path: 'successorPerson',
    zh: '本案此職務別無他人，須有接任人員。',
    en: 'Nobody else holds this office in the case; name a successor.'
  });
}

/** Open tasks that only the leaver could do pass to the successor, who is told of them; what they had taken of their role's is free. */
async function passTasks(
  { store }: ActContext,
  leaver: Participation,
  successor: Participation | undefined
): Promise<number> {
  const tasks = await store.tasks.handOver(leaver, successor?.participationId ?? null);
  if (tasks.length > 0 && !successor)
    throw refusedAt({
      path: 'successorPerson',
      zh: '離開人員尚有未完成之工作，須有接任人員接辦。',
      en: 'Whoever leaves still has work to do; somebody must take it over.'
    });
  for (const task of tasks) await announce(store, task, 'task-assigned');
  return tasks.length;
}

/** Sealed items that the leaver keeps pass to the successor; without one they keep the leaver in the case. */
async function passItems(
  context: ActContext,
  leaver: Participation,
  successor: Participation | undefined
): Promise<number> {
  const { store, task, personId, idempotencyKey } = context;
  const kept = (await store.custody.items(task.caseKey)).filter(
    ({ custodianParticipationId, state }) =>
      custodianParticipationId === leaver.participationId && (state === 'sealed' || state === 'handed-over')
  );
  if (kept.length > 0 && !successor)
    throw refusedAt({
      path: 'successorPerson',
      zh: '離開人員保管封存物，須有接任人員接管。',
      en: 'Whoever leaves keeps sealed items; somebody must take them over.'
    });
  for (const { itemId } of kept)
    await store.custody.moveItem({
      itemId,
      to: 'handed-over',
      by: personId,
      witnesses: [],
      ...(successor && { custodian: successor.participationId }),
      idempotencyKey: `${idempotencyKey}:${itemId}`
    });
  return kept.length;
}

/** Somebody leaves a case: what they hold and had to do comes back or passes on, their part ends, a successor takes it over (ac-m.8). */
export const handOverMember: RegisterAct = {
  audit: 'members.hand-over',
  async apply(context) {
    const leaver = await leaverOf(context);
    const copies = await collectRetained(context, leaver);
    const successor = await successorOf(context, leaver);
    if (!successor) await requireFollowed(context, leaver);
    const items = await passItems(context, leaver, successor);
    const tasks = await passTasks(context, leaver, successor);
    const successorId = successor?.participationId ?? null;
    await context.store.cases.endParticipation(context.task.caseKey, leaver.participationId, successorId);
    return { role: leaver.role, copies, items, tasks, followed: successor !== undefined };
  }
};
