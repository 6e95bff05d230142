import type { Participation } from '../../domain/cases.ts';
import { RefusalError } from '../../domain/refusals.ts';
import type { CaseStore, Person, Standing } from '../../persistence/contract/index.ts';
import { standingFor } from '../authorization/may.ts';
import type { Desk } from '../desk.ts';
import { engineFailure } from '../engine/failure.ts';
import { requireFreshProof } from '../sign-in/fresh-proof.ts';
import { announce } from '../tasks/announce.ts';
import { joinAsSuccessor, refusedAt } from './join-as-successor.ts';

export interface Naming {
  readonly caseKey: string;
  /** The part that ended without a successor. */
  readonly participationId: string;
  readonly successorPerson: string;
  readonly password?: string | undefined;
  readonly address: string;
}

type Cases = Pick<CaseStore, 'cases'>;

/** The part that nobody has taken over; NOT_FOUND where the case has none such. */
async function vacated({ cases }: Cases, { caseKey, participationId }: Naming): Promise<Participation> {
  const isIt = (part: Participation) => part.participationId === participationId;
  const part = (await cases.everybody(caseKey)).find(isIt);
  const current = (await cases.currentOf([participationId])).get(participationId);
  if (!part || current !== participationId || (await cases.participations(caseKey)).some(isIt))
    throw new RefusalError({ code: 'NOT_FOUND' });
  return part;
}

/**
 * Who names is not who then reads: neither the officer nor whom they deputise for. Nor anybody who left this very list, who may have been
 * recused, nor anybody implicated in the case.
 */
async function requireOther(
  { cases }: Cases,
  { personId }: Person,
  asDeputyOf: string | null,
  { caseKey, role }: Participation,
  successor: string
): Promise<void> {
  const path = 'successorPerson';
  if ([personId, asDeputyOf].includes(successor))
    throw refusedAt({
      path,
      zh: '不得指定自己接任；請指定他人。',
      en: 'Nobody names themselves; name somebody else.'
    });
  const present = await cases.participations(caseKey);
  const theirs = (await cases.everybody(caseKey)).filter((part) => part.personId === successor);
  const left = theirs.some(
    (part) =>
      part.role === role && !present.some(({ participationId }) => participationId === part.participationId)
  );
  if (left || theirs.some(({ implicated }) => implicated))
    throw refusedAt({
      path,
      zh: '此人已離開、迴避此職務，或涉及本案，不得接任。',
      en: 'This person left or was recused from this part, or is implicated in the case, and may not follow.'
    });
}

const undertakings = 'undertaking-collection';
const signing = 'SignUndertaking';

/**
 * Whoever follows is asked for their undertaking before the tasks are theirs. Who has signed is not asked again, nor who is asked already
 * or takes that very task over.
 */
async function askUndertaking(
  { store, camunda }: Desk,
  leaver: Participation,
  successor: Participation
): Promise<void> {
  const { caseKey, participationId } = successor;
  const isTheirs = (each: { readonly participationId: string | null }) =>
    each.participationId === participationId;
  const isAsked = (each: { readonly participationId: string | null }) =>
    isTheirs(each) || each.participationId === leaver.participationId;
  const signed = (await store.undertakings.list(caseKey)).some(isTheirs);
  const tasks = await store.tasks.ofCase(caseKey);
  const asked = tasks.some((task) => task.elementId === signing && task.state === 'open' && isAsked(task));
  if (signed || asked) return;
  try {
    await camunda.createProcessInstance({
      processDefinitionId: undertakings,
      variables: { caseKey, recipients: [participationId] }
    });
  } catch (error) {
    if (engineFailure(error).kind === 'refused') throw error;
    throw new RefusalError({ code: 'ENGINE_UNAVAILABLE' }, { cause: error });
  }
}

/**
 * Names who takes over from somebody who left without a successor: they join in the same role, are asked for their undertaking, and what
 * fell to that part is theirs, now and later. The officer is shown nothing of it. Each step can be taken again.
 */
export async function nameSuccessor(
  desk: Desk,
  person: Person,
  standings: readonly Standing[],
  naming: Naming
): Promise<void> {
  const { store } = desk;
  const asDeputyOf = standingFor(standings, ['ethics-officer'])?.asDeputyOf ?? null;
  const leaver = await vacated(store, naming);
  await requireFreshProof(desk, person, naming.password, naming.address);
  const successor = await store.transaction(async (inner) => {
    await vacated(inner, naming);
    await requireOther(inner, person, asDeputyOf, leaver, naming.successorPerson);
    return joinAsSuccessor(inner, leaver, naming.successorPerson);
  });
  await askUndertaking(desk, leaver, successor);
  await store.transaction(async (inner) => {
    await vacated(inner, naming);
    const { caseKey, participationId, role } = leaver;
    await inner.cases.setSuccessor(caseKey, participationId, successor.participationId);
    const tasks = await inner.tasks.handOver(leaver, successor.participationId);
    for (const task of tasks) await announce(inner, task, 'task-assigned');
    await inner.audit.append({
      actor: person.personId,
      ...(asDeputyOf !== null && { asDeputyOf }),
      act: 'members.name-successor',
      caseKey,
      facts: { role, participationId, successorId: successor.participationId, tasks: tasks.length }
    });
  });
  desk.changes.bump('tasks', 'cases', 'notices');
  await desk.syncTasks().catch(() => undefined);
}
