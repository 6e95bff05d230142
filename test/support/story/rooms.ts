import assert from 'node:assert/strict';
import type { Role } from '../../../domain/roles.ts';
import type { Answer } from '../../../server/http/call.ts';
import type { FormSchema } from '../../../server/forms/form-schema.ts';
import type { Values } from '../../../server/forms/expression.ts';
import { newKey, Refused } from '../client.ts';
import { fillForm } from '../fill-form.ts';
import type { Play } from '../play.ts';
import { until } from '../until.ts';

export const roomOf = (play: Play, account: string, caseKey: string): Promise<Answer<'caseRoom'>> =>
  play.desk.as(account).call('caseRoom', { params: { caseKey } });

export const leakRoomOf = (play: Play, account: string, caseKey: string): Promise<Answer<'leakRoom'>> =>
  play.desk.as(account).call('leakRoom', { params: { caseKey } });

/** Everybody of the demonstration agency who may have tasks. */
export const everybody = (play: Play): readonly string[] =>
  [...play.desk.passwords.keys()].filter((account) => account !== 'admin');

/** The person behind an account, as the desk tells it to themselves. */
export const personOf = (play: Play, account: string): Promise<Answer<'me'>> =>
  play.desk.as(account).call('me');

/** Who takes part in the case in a role now, as `viewer` sees it. */
export const membersIn = async (play: Play, viewer: string, caseKey: string, role: Role) =>
  (await roomOf(play, viewer, caseKey)).members.filter((member) => member.role === role);

/** What was answered before, as it stands beside a task for whoever does it. */
export async function earlierAt(play: Play, account: string, caseKey: string, elementId: string) {
  const { taskKey } = await play.awaitTask(account, caseKey, elementId);
  return (await play.desk.as(account).call('task', { params: { taskKey } })).earlier;
}

/** The moment, written in any time zone, at which the task is due. */
export const isDueAt = ({ dueAt }: { readonly dueAt: string | null }, moment: string): void =>
  assert.equal(Date.parse(dueAt ?? ''), Date.parse(moment), dueAt ?? 'never');

/** Waits until the case is in the state. */
export const reaches = (play: Play, caseKey: string, state: string, viewer = 'ethics1'): Promise<unknown> =>
  until(
    async () => (await roomOf(play, viewer, caseKey)).case.state === state,
    () => play.whereItStands(caseKey)
  );

/** Sends the running case one of its actions, e.g. `suspend-plan`, its form filled as a person would. */
export async function sendAction(
  play: Play,
  account: string,
  caseKey: string,
  action: string,
  answers: Values = {}
): Promise<void> {
  const person = play.desk.as(account);
  const offered = await until(
    async () => (await roomOf(play, account, caseKey)).actions.find((each) => each.action === action),
    async () => `${account} is not offered ${action}\n${await play.whereItStands(caseKey)}`
  );
  const form = (offered.form ?? { components: [] }) as FormSchema;
  const values = fillForm(form, {}, answers, play.desk.now());
  const body = { values, password: person.password, idempotencyKey: newKey() };
  await person.call('caseAction', { params: { caseKey, action }, body });
  play.tell(`${account.padEnd(12)} ${offered.label.zh}`);
}

/** A leak report of the account out of the case, as the form sends it to `reportLeak`. */
export async function leakReport(play: Play, account: string, parentCaseKey: string, answers: Values) {
  const { form } = await play.desk.as(account).call('leakReportForm');
  const values = fillForm(form, {}, answers, play.desk.now());
  return { values, parentCaseKey, idempotencyKey: newKey() };
}

/** The refusal that a task's answers must meet; the task stays open. */
export async function refusedAt(
  play: Play,
  account: string,
  caseKey: string,
  elementId: string,
  answers: Values
): Promise<Refused['problem']> {
  const task = await play.awaitTask(account, caseKey, elementId);
  try {
    await play.complete(account, task, answers);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    play.tell(`${account.padEnd(12)} ${task.name}：${error.problem.message.zh}`);
    for (const { zh, clauses = [] } of error.problem.problems ?? [])
      play.tell(`${' '.repeat(12)} ✗ ${zh} ${clauses.join(' ')}`.trimEnd());
    await play.awaitTask(account, caseKey, elementId);
    return error.problem;
  }
  throw new Error(`${account} ${elementId} was let through`);
}
