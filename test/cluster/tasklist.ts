import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { until } from '../support/until.ts';
import type { Play } from '../support/play.ts';
import type { Chapter, StoryState } from '../support/story/story.ts';
import type { Visitor } from './proxy/ask.ts';

/** An open task as both show it. */
interface Shown {
  readonly userTaskKey: string;
  readonly name: string;
  readonly doer: string;
  readonly dueAt: number | null;
}

interface TasklistTask {
  readonly id: string;
  readonly name: string;
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[] | null;
  readonly dueDate: string | null;
  readonly implementation: string;
}

const instant = (text: string | null) => (text === null ? null : Date.parse(text));
const byKey = (a: Shown, b: Shown) => (a.userTaskKey < b.userTaskKey ? -1 : 1);

/** Camunda's own Tasklist, as its REST interface tells what it shows. */
async function inTasklist(visitor: Visitor): Promise<Shown[]> {
  const tasks = await visitor.json<readonly TasklistTask[]>('/v1/tasks/search', {
    state: 'CREATED',
    pageSize: 1_000
  });
  for (const { implementation } of tasks) assert.equal(implementation, 'ZEEBE_USER_TASK');
  return tasks
    .map(({ id, name, assignee, candidateGroups, dueDate }) => ({
      userTaskKey: id,
      name,
      doer: assignee ?? (candidateGroups ?? []).join(),
      dueAt: instant(dueDate)
    }))
    .sort(byKey);
}

async function onDesk({ desk }: Play, { caseKey, leakKey }: StoryState): Promise<Shown[]> {
  const { tasks } = desk.product.desk.store;
  const ofCases = await Promise.all([caseKey, leakKey].filter(Boolean).map((key) => tasks.ofCase(key)));
  return ofCases
    .flat()
    .filter(({ state }) => state === 'open')
    .map(({ userTaskKey, name, role, participationId, caseKey: ofCase, dueAt }) => ({
      userTaskKey,
      name,
      doer: participationId ?? `${ofCase}/${role}`,
      dueAt: instant(dueAt)
    }))
    .sort(byKey);
}

/** Camunda's own Tasklist shows the open tasks of the story's cases as the desk has them: by name, for whom, until when. */
export const tasklistShowsTheSame = (visitor: () => Visitor, after: string): Chapter => ({
  title: `Tasklist 所見相同（${after}）`,
  async play(play, state) {
    let seen: readonly [Shown[], Shown[]] = [[], []];
    await until(
      async () => {
        seen = [await inTasklist(visitor()), await onDesk(play, state)];
        return isDeepStrictEqual(...seen);
      },
      () => `Tasklist and desk differ:\n${JSON.stringify(seen, null, 2)}`
    );
    play.tell(`Tasklist: ${seen[0].length}`);
  }
});
