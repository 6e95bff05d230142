import { isNoticeId, type NoticeId } from '../../documents/notices/index.ts';
import type { Participation } from '../../domain/cases.ts';
import type { CaseStore, ProjectedTask, StandIn } from '../../persistence/contract/index.ts';
import type { DeployedModels } from '../models/deployed.ts';

/** The notice by which a new task is announced; null where the model tells the people itself. */
export type NoticeOf = (
  task: Pick<ProjectedTask, 'processDefinitionKey' | 'elementId'>
) => Promise<NoticeId | null>;

const usual: NoticeId = 'task-assigned';

/** Reads the element's property `shoumi:notice`: a notice, or `none`. A model that cannot be read now announces as usual. */
export const createNoticeOf =
  (models: Pick<DeployedModels, 'model'>): NoticeOf =>
  async ({ processDefinitionKey, elementId }) => {
    const model = await models.model(processDefinitionKey).catch(() => undefined);
    const named = model?.elements.get(elementId)?.properties['shoumi:notice'];
    if (named === 'none') return null;
    return named !== undefined && isNoticeId(named) ? named : usual;
  };

/**
 * Whose task it is: who holds its role, or the one it names, and whoever stands in for them now; without those who are
 * implicated anywhere in the case (domain B.8).
 */
function peopleOf(
  { role, participationId }: Pick<ProjectedTask, 'role' | 'participationId'>,
  members: readonly Participation[],
  standIns: readonly StandIn[]
): ReadonlySet<string> {
  const bypassed = new Set(members.filter(({ implicated }) => implicated).map(({ personId }) => personId));
  const theirs = members.filter((each) =>
    participationId === null ? each.role === role : each.participationId === participationId
  );
  const parts = new Set(theirs.map((each) => each.participationId));
  const deputies = standIns.filter((each) => parts.has(each.participationId));
  return new Set(
    [...theirs, ...deputies].flatMap(({ personId }) =>
      personId === null || bypassed.has(personId) ? [] : personId
    )
  );
}

/** Puts a notice without content into the outbox for each person to whom the task falls, once per task and person. */
export async function announce(
  { cases, notices }: Pick<CaseStore, 'cases' | 'notices'>,
  task: ProjectedTask,
  templateId: NoticeId
): Promise<void> {
  const { caseKey, userTaskKey } = task;
  const [members, standIns] = [await cases.participations(caseKey), await cases.standIns(caseKey)];
  for (const personId of peopleOf(task, members, standIns)) {
    const dedupeKey = `task:${userTaskKey}:${personId}`;
    await notices.enqueue({ caseKey, personId, templateId, dedupeKey });
  }
}
