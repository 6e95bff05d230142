import type { Grade } from '../../domain/grades.ts';
import { RefusalError } from '../../domain/refusals.ts';
import type { Person } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import { isStateSecret } from '../forms/state-secret.ts';
import type { Values } from '../forms/expression.ts';

/** Forms that keep a draft: a new plan, a report of a leak, every task (`task-<key>`) and every message to a case (`action-<case>-<action>`). */
export const newPlanDraft = 'new-plan';
export const leakReportDraft = 'leak-report';
export const taskDraft = (taskKey: string): string => `task-${taskKey}`;

export const actionDraft = (caseKey: string, action: string): string => `action-${caseKey}-${action}`;

/** A task waits for weeks at times; what nobody came back to for so long is given up. */
const lifetimeMs = 30 * 24 * 3_600_000;
const mostBytes = 200_000;

type Keeping = 'yes' | 'never' | 'not-theirs';

/** The grade of the case that the form belongs to, where it belongs to one that the person may see. */
async function gradeOf(
  { store }: Pick<Desk, 'store'>,
  { personId }: Person,
  form: string
): Promise<Grade | undefined> {
  const [kind, key = ''] = form.split('-');
  if (kind === 'task') return (await store.tasks.visible(personId, key))?.caseGrade;
  return (await store.cases.visible(personId, key))?.record.grade;
}

const ofCase = /^(?:task|action)-/;

/**
 * Of a State secret nothing is kept but its register (施行細則 §28); a draft of a task is for whom the task is offered to, one of a
 * message for members of its case.
 */
async function mayKeep(
  desk: Pick<Desk, 'store'>,
  person: Person,
  form: string,
  values: Values = {}
): Promise<Keeping> {
  if (!ofCase.test(form)) return isStateSecret(values.leakGrade) ? 'never' : 'yes';
  const grade = await gradeOf(desk, person, form);
  if (grade === undefined) return 'not-theirs';
  return isStateSecret(grade) ? 'never' : 'yes';
}

/** What the person has filled in of the form and not sent; null when there is nothing. */
export async function readDraft(
  desk: Pick<Desk, 'store'>,
  person: Person,
  form: string
): Promise<Values | null> {
  if ((await mayKeep(desk, person, form)) !== 'yes') return null;
  return (await desk.store.formDrafts.read(person.personId, form)) ?? null;
}

/**
 * Keeps what is filled in so far; answers whether it is kept, which of a State secret it never is. NOT_FOUND when the task is not
 * offered to the person or the case not theirs, TOO_LARGE beyond 200 kB.
 */
export async function keepDraft(
  desk: Pick<Desk, 'store'>,
  person: Person,
  form: string,
  values: Values
): Promise<boolean> {
  const keeping = await mayKeep(desk, person, form, values);
  if (keeping === 'not-theirs') throw new RefusalError({ code: 'NOT_FOUND' });
  if (keeping === 'never') {
    await desk.store.formDrafts.drop(person.personId, form);
    return false;
  }
  if (Buffer.byteLength(JSON.stringify(values)) > mostBytes)
    throw new RefusalError({ code: 'TOO_LARGE', facts: { limit: `${mostBytes / 1000} kB` } });
  await desk.store.formDrafts.keep(person.personId, form, values, lifetimeMs);
  return true;
}
