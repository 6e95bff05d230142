import type { CaseStore, ProjectedTask } from '../../persistence/contract/index.ts';
import type { Camunda } from '../engine/camunda.ts';
import type { Changes } from '../http/changes.ts';
import { announce, type NoticeOf } from './announce.ts';
import { createCaseLookup, projected, searchTasks, type EngineTask } from './engine-tasks.ts';

/** Keeps the desk's list of open tasks in step with the engine. */
export interface TaskProjection {
  /** Takes over what is new or ended since the last look; calls while one runs share the next. */
  sync(): Promise<void>;
  /** Compares everything: what the engine no longer has is gone here too. */
  reconcile(): Promise<void>;
  /** What the background does each time: mostly the first, at times the second. */
  turn(): Promise<void>;
}

interface Parts {
  readonly camunda: Camunda;
  readonly store: CaseStore;
  readonly changes: Changes;
  readonly noticeOf: NoticeOf;
  readonly reconcileMs: number;
}

/** How far back each look reaches, for searches that lag behind (a cluster's secondary storage). */
const overlapMs = 10_000;

/** One run at a time; whoever asks during a run gets the following one. */
function singly(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    running = run().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return begin();
    following ??= running
      .catch(() => undefined)
      .then(() => {
        following = undefined;
        return begin();
      });
    return following;
  };
}

/** Takes tasks over and tells the people of those that are new, both or neither. */
async function takeOver(
  { store, noticeOf }: Pick<Parts, 'store' | 'noticeOf'>,
  tasks: readonly ProjectedTask[]
): Promise<void> {
  const notices = new Map(
    await Promise.all(tasks.map(async (task) => [task.userTaskKey, await noticeOf(task)] as const))
  );
  await store.transaction(async (inner) => {
    const added = new Set(await inner.tasks.project(tasks));
    for (const { userTaskKey } of tasks) {
      const templateId = added.has(userTaskKey) && notices.get(userTaskKey);
      // As it was taken over: what fell to somebody who has left is their successor's.
      const task = templateId ? await inner.tasks.get(userTaskKey) : undefined;
      if (templateId && task) await announce(inner, task, templateId);
    }
  });
}

export function createTaskProjection(parts: Parts): TaskProjection {
  const { camunda, store, changes, reconcileMs } = parts;
  const caseOf = createCaseLookup(camunda);
  let newest = 0;
  let ended = 0;
  const seen = new Map<string, string>();

  /** Open pages are told of each step as it stands in the store, whatever becomes of the next. */
  const told = () => changes.bump('tasks', 'cases', 'notices');

  async function take(tasks: readonly EngineTask[]): Promise<void> {
    const fresh = tasks.filter((task) => seen.get(task.userTaskKey) !== JSON.stringify(task));
    if (fresh.length === 0) return;
    const rows = await Promise.all(fresh.map((task) => projected(task, caseOf)));
    await takeOver(
      parts,
      rows.filter((row): row is ProjectedTask => row !== undefined)
    );
    if (seen.size > 20_000) seen.clear();
    for (const task of fresh) seen.set(task.userTaskKey, JSON.stringify(task));
    told();
  }

  async function end(gone: readonly string[]): Promise<void> {
    if (gone.length === 0) return;
    await store.tasks.markGone(gone);
    told();
  }

  const since = (mark: number) => (mark === 0 ? {} : { $gte: new Date(mark - overlapMs).toISOString() });

  async function takeNew(): Promise<void> {
    const filter = { state: 'CREATED', ...(newest > 0 && { creationDate: since(newest) }) };
    for await (const page of searchTasks(camunda, filter)) {
      await take(page);
      for (const { creationDate } of page) newest = Math.max(newest, Date.parse(creationDate ?? '') || 0);
    }
  }

  /** Tasks that ended without the desk: interrupted, cancelled with their instance. */
  async function takeEnded(): Promise<void> {
    const from = Math.max(ended, newest);
    if (from === 0) return;
    const gone: string[] = [];
    for await (const page of searchTasks(camunda, { state: 'CANCELED', completionDate: since(from) }))
      for (const task of page) {
        if (seen.get(task.userTaskKey) !== 'ended') gone.push(task.userTaskKey);
        seen.set(task.userTaskKey, 'ended');
        ended = Math.max(ended, Date.parse(task.completionDate ?? '') || 0);
      }
    await end(gone);
  }

  const sync = singly(async () => {
    await takeNew();
    await takeEnded();
  });

  const reconcile = singly(async () => {
    const before = await store.tasks.unfinishedKeys();
    const open = new Set<string>();
    for await (const page of searchTasks(camunda, { state: 'CREATED' })) {
      await take(page);
      for (const { userTaskKey } of page) open.add(userTaskKey);
    }
    await end(before.filter((key) => !open.has(key)));
  });

  let reconciledAt = performance.now();

  return {
    sync,
    reconcile,
    async turn() {
      const due = performance.now() - reconciledAt > reconcileMs;
      await (due ? reconcile() : sync());
      if (due) reconciledAt = performance.now();
    }
  };
}
