import type { CaseStore } from '../../../persistence/contract/index.ts';
import { type Scene, taskOf } from '../../persistence/scene.ts';

/** What the desk writes of one completed task: answers under seal, intent and audit entry, as one; the same again does nothing. */
export async function actOnce(
  store: CaseStore,
  { plan: { caseKey }, head: { personId } }: Scene,
  userTaskKey: string
): Promise<void> {
  await store.transaction(async (inner) => {
    const idempotencyKey = `act on ${userTaskKey}`;
    const sealedEntryId = await inner.sealedFields.seal({
      caseKey,
      elementId: 'ApproveEssentials',
      values: { remark: '同意' },
      by: personId,
      idempotencyKey: `${idempotencyKey}:answers`
    });
    const intent = { idempotencyKey, userTaskKey, personId, sealedEntryId, variables: { approved: true } };
    const { created } = await inner.taskActs.begin(intent);
    if (!created) return;
    await inner.audit.append({
      actor: personId,
      act: 'task.complete',
      caseKey,
      facts: { taskKey: userTaskKey }
    });
  });
}

/** Lists an open task of the scene's case. */
export const listTask = (
  store: CaseStore,
  { plan }: Scene,
  userTaskKey: string
): Promise<readonly string[]> => store.tasks.project([taskOf(plan.caseKey, userTaskKey)]);

/** Which tasks the audit log says were completed, in order of the entries; throws when the log does not hold. */
export async function completedTasks(store: CaseStore): Promise<unknown[]> {
  const verdict = await store.audit.verify();
  if (!verdict.ok) throw new Error(`the audit log is broken at ${verdict.seq}: ${verdict.problem}`);
  const entries = await store.audit.list({ limit: 10_000 });
  return entries.filter(({ act }) => act === 'task.complete').map(({ facts }) => facts.taskKey);
}
