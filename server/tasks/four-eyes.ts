import { RefusalError } from '../../domain/refusals.ts';
import { wordList } from '../../domain/word-list.ts';
import type { CaseStore, Task } from '../../persistence/contract/index.ts';
import type { ElementInfo } from '../models/element-info.ts';

/** Who submitted the plan version that is in approval, their deputies and their principals since the submission. */
async function submittersOf(store: CaseStore, caseKey: string): Promise<readonly string[]> {
  const bundle = await store.plans.bundle(caseKey);
  const versions = await store.plans.versions(caseKey);
  const submitted = versions.find(({ version }) => version === bundle?.version);
  if (!submitted) return [];
  const { author, createdAt } = submitted;
  const deputyships = (await store.deputies.of(author)).filter(
    (each) =>
      (each.caseKey === null || each.caseKey === caseKey) &&
      each.until > createdAt &&
      (each.revokedAt === null || each.revokedAt > createdAt)
  );
  return [author, ...deputyships.flatMap(({ principalId, deputyId }) => [principalId, deputyId])];
}

/**
 * Refuses with SELF_APPROVAL when the person, or whom they stand in for, did one of the steps that the model excludes
 * (`shoumi:excludes`); a deputy is bound by what the principal did. Who submitted a plan binds deputies and principals alike.
 */
export async function requireOtherEyes(
  store: CaseStore,
  task: Task,
  element: ElementInfo,
  actors: readonly string[]
): Promise<void> {
  const excluded = wordList(element.properties['shoumi:excludes']);
  if (excluded.length === 0) return;
  const elementIds = excluded.filter((id) => id !== 'submitter');
  const done = elementIds.length > 0 ? await store.tasks.completers(task.caseKey, elementIds) : [];
  const submitters = excluded.includes('submitter') ? await submittersOf(store, task.caseKey) : [];
  if (actors.some((actor) => done.includes(actor) || submitters.includes(actor)))
    throw new RefusalError({ code: 'SELF_APPROVAL' });
}
