import type { AuditRecord, CaseStore } from '../../persistence/contract/index.ts';
import type { Answer } from '../http/call.ts';
import { sentenceOf, type HistoryNames } from './history-sentences.ts';
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

/** Names of those who acted or were acted for, and of those whom an entry is about. */
async function peopleIn(
  store: CaseStore,
  entries: readonly AuditRecord[]
): Promise<ReadonlyMap<string, string | null>> {
  const ids = entries.flatMap(({ actor, asDeputyOf, facts }) => [actor, asDeputyOf, facts.personId]);
  const people = [...new Set(ids.filter((id) => typeof id === 'string'))];
  return new Map(
    await Promise.all(
      people.map(async (id) => [id, (await store.people.get(id))?.displayName ?? null] as const)
    )
  );
}

async function namesFor(
  store: CaseStore,
  caseKey: string,
  people: ReadonlyMap<string, string | null>
): Promise<HistoryNames> {
  const [tasks, plan] = await Promise.all([store.tasks.ofCase(caseKey), planModelOf(store, caseKey)]);
  const nameOf = taskNamer(store);
  const taskNames = new Map(
    await Promise.all(tasks.map(async (task) => [task.userTaskKey, await nameOf(task)] as const))
  );
  const artefacts = new Map((plan?.artefacts ?? []).map(({ id, title }) => [id, title]));
  return {
    task: (key) => taskNames.get(key),
    artefact: (id) => artefacts.get(id),
    person: (id) => people.get(id) ?? undefined
  };
}

/** What happened in the case, newest first, a sentence each; the facts stay beside it for inspection. */
export async function historyOf(store: CaseStore, caseKey: string): Promise<History> {
  const all = (await store.audit.list({ caseKey })).filter(({ act }) => !readings.has(act));
  const entries = firstOfEachPaper(all).slice(-mostShown);
  const people = await peopleIn(store, entries);
  const names = await namesFor(store, caseKey, people);
  const view = (entry: AuditRecord) => ({
    at: entry.at,
    actor: people.get(entry.actor ?? '') ?? null,
    asDeputyOf: people.get(entry.asDeputyOf ?? '') ?? null,
    act: entry.act,
    label: sentenceOf(entry, names),
    facts: { ...entry.facts }
  });
  return entries.map(view).reverse();
}
