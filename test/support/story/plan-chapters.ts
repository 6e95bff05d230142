import assert from 'node:assert/strict';
import type { Role } from '../../../domain/roles.ts';
import type { FormSchema } from '../../../server/forms/form-schema.ts';
import type { Values } from '../../../server/forms/expression.ts';
import type { Answer } from '../../../server/http/call.ts';
import { newKey } from '../client.ts';
import { fillForm } from '../fill-form.ts';
import type { Answers, Play } from '../play.ts';
import { until } from '../until.ts';
import { everybody, personOf, reaches, roomOf } from './rooms.ts';
import type { Chapter } from './story.ts';

/** A plan as a story opens it. */
export interface Setting {
  readonly templateId: string;
  /** Answers to the template's start form; what it demands besides is filled plainly. */
  readonly start: Values;
  /** Who takes part besides the drafter, `ethics1`. */
  readonly cast: readonly (readonly [account: string, role: Role])[];
  /** Answers to the form `plan-essentials`, over {@link usualEssentials}. */
  readonly essentials: Values;
}

/** Who draws up every story's plan. */
export const drafter = 'ethics1';

/** What the essentials say where a story says nothing else. */
export const usualEssentials = {
  ground: '公務機密維護規定',
  periodFrom: '2026-11-02',
  periodTo: '2027-03-31',
  grade: 'official-secret',
  gradingOfficer: '局長溫以恆',
  releaseBy: 'condition',
  riskParticulars: [],
  inspectionDates: [{ inspectOn: '2026-12-01' }],
  contingency: '發現外洩跡象立即通報政風室，先保全證據再處置',
  remarks: '本計畫僅限參與人員閱覽'
};

/** Opens the case from its template; answers the case key. */
export async function createPlan(
  play: Play,
  { templateId, start, cast }: Omit<Setting, 'essentials'>
): Promise<string> {
  const by = play.desk.as(drafter);
  const { templates } = await by.call('templates');
  const template = templates.find((each) => each.templateId === templateId);
  assert.ok(template, `there is no template ${templateId}`);
  const members = await Promise.all(
    cast.map(async ([account, role]) => ({ role, personId: (await personOf(play, account)).personId }))
  );
  const filled = fillForm(template.startForm as FormSchema, {}, start, play.desk.now());
  const body = { templateId, start: filled, members, idempotencyKey: newKey() };
  return (await by.call('createPlan', { body })).caseKey;
}

/** Saves a drawing over the newest version, with the story's essentials. */
export async function savePlan(
  play: Play,
  caseKey: string,
  essentials: Values,
  edit: (xml: string) => string = (xml) => xml,
  note = '初稿'
): Promise<Answer<'savePlan'>> {
  const by = play.desk.as(drafter);
  const plan = await by.call('plan', { params: { caseKey } });
  const body = {
    version: plan.version,
    xml: edit(plan.xml),
    essentials: { ...usualEssentials, ...essentials },
    note
  };
  return by.call('savePlan', { params: { caseKey }, body });
}

/** Submits a saved version; answers the hash of what is to be approved. */
export async function submitVersion(play: Play, caseKey: string, version: number): Promise<string> {
  const body = { version, idempotencyKey: newKey() };
  return (await play.desk.as(drafter).call('submitPlan', { params: { caseKey }, body })).bundleSha256;
}

export const openPlan = (setting: Setting, title = '由範本開案'): Chapter => ({
  title,
  async play(play, state) {
    state.caseKey = await createPlan(play, setting);
  }
});

/** The template as it is breaks no rule, and is submitted with its essentials. */
export const submitPlan = ({ essentials }: Setting, title = '繪製計畫並送核'): Chapter => ({
  title,
  async play(play, { caseKey }) {
    const { version, problems } = await savePlan(play, caseKey, essentials);
    assert.deepEqual(problems, []);
    await submitVersion(play, caseKey, version);
  }
});

/** The head approves, every unit head of the cast coordinates, and what runs is what was approved. */
export const approvePlan = ({ cast }: Setting, title = '首長核定、單位協調後執行'): Chapter => ({
  title,
  async play(play, state) {
    const { caseKey } = state;
    const review = await play.awaitTask('head', caseKey, 'HeadReviews');
    const { diagram } = await play.desk.as('head').call('task', { params: { taskKey: review.taskKey } });
    state.approvedXml = diagram ?? '';
    await play.complete('head', review, { headDecision: 'approve' });
    for (const [account, role] of cast)
      if (role === 'unit-head')
        await play.does(account, caseKey, 'CoordinateWithUnitHead', { coordination: 'acknowledge' });
    await reaches(play, caseKey, 'running', 'head');
    await runsAsApproved(play, caseKey, state.approvedXml);
  }
});

/** What runs is what was approved, byte for byte. */
export async function runsAsApproved(play: Play, caseKey: string, approvedXml: string): Promise<void> {
  assert.equal((await roomOf(play, 'head', caseKey)).diagram, approvedXml);
}

/** Everybody works off the rest until the case is closed and nothing runs any more. */
export const releaseCase = (answers: Answers, title = '解密、歸檔、評估與結案'): Chapter => ({
  title,
  async play(play, { caseKey }) {
    const closed = async () => (await roomOf(play, drafter, caseKey)).case.state === 'closed';
    await play.workOff(caseKey, everybody(play), closed, { answers });
    await until(
      async () => !(await roomOf(play, drafter, caseKey)).tokens.some(({ state }) => state === 'active'),
      () => play.whereItStands(caseKey)
    );
  }
});
