import type { AuditRecord, CaseStore, Task } from '../../persistence/contract/index.ts';
import type { Answer } from '../http/call.ts';
import { sentenceOf } from './history-sentences.ts';
import type { KnownNames } from './known-names.ts';
import { taskNamer } from '../plans/approved-drawing.ts';
import { planModelOf } from './plan-model-of.ts';

type History = Answer<'caseRoom'>['history'];

/** Reading is kept in the log for inspection, but is no step of the case. */
const readings = new Set(['case.read', 'task.read', 'document.read']);
const mostShown = 500;

/** One paper in several formats is one event. */
function firstOfEachPaper(entries: readonly AuditRecord[]): AuditRecord[] {
  const seen = new Set<unknown>();
  return entries.filter(({ act, facts }) => {
    if (act !== 'document.render') return true;
    const isNew = !seen.has(facts.jobKey);
    seen.add(facts.jobKey);
    return isNew;
  });
}

type Facts = AuditRecord['facts'];

/**
 * Facts as the reader may have them: without ids of accounts, which anybody can look up, and without the hash of a paper that the
 * reader may not read, whose names could be tried out against it.
 */
const factsShown = ({ personId: _account, sha256, ...facts }: Facts, unread: ReadonlySet<unknown>): Facts =>
  sha256 === undefined || unread.has(facts.documentId) ? facts : { ...facts, sha256 };

async function wordsOf(store: CaseStore, caseKey: string, tasks: readonly Task[]) {
  const plan = await planModelOf(store, caseKey);
  const nameOf = taskNamer(store);
  const taskNames = new Map(
    await Promise.all(tasks.map(async (task) => [task.userTaskKey, await nameOf(task)] as const))
  );
  const artefacts = new Map((plan?.artefacts ?? []).map(({ id, title }) => [id, title]));
  return { task: (key: string) => taskNames.get(key), artefact: (id: string) => artefacts.get(id) };
}

/** What happened in the case, newest first, a sentence each; the facts stay beside it for inspection. */
export async function historyOf(store: CaseStore, caseKey: string, names: KnownNames): Promise<History> {
  const all = (await store.audit.list({ caseKey })).filter(({ act }) => !readings.has(act));
  const tasks = await store.tasks.ofCase(caseKey);
  const taskOf = new Map<unknown, Task>(tasks.map((task) => [task.userTaskKey, task]));
  const documents = await store.documents.list(caseKey);
  const unread = new Set<unknown>(
    documents.flatMap(({ named, documentId }) => (names.mayKnowAll(named) ? [] : documentId))
  );
  const words = await wordsOf(store, caseKey, tasks);
  const view = async (entry: AuditRecord) => {
    const { at, act, facts } = entry;
    const fellTo = [taskOf.get(facts.taskKey) ?? []].flat();
    const about = typeof facts.personId === 'string' ? await names.actor(facts.personId) : null;
    return {
      at,
      ...(await names.deputised(entry, fellTo)),
      act,
      label: sentenceOf(entry, { ...words, person: () => about ?? undefined }),
      facts: factsShown(facts, unread)
    };
  };
  return Promise.all(firstOfEachPaper(all).slice(-mostShown).map(view).reverse());
}
