import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../../support/desk.ts';
import { Play } from '../../support/play.ts';
import { approvePlan, openPlan, submitPlan } from '../../support/story/plan-chapters.ts';
import { leakReport, sendAction } from '../../support/story/rooms.ts';
import { zoningMeeting } from '../../support/story/secret-meeting.ts';
import { newState } from '../../support/story/story.ts';
import { until } from '../../support/until.ts';

const canary = '草稿中之陳述';

describe('a draft of a form', () => {
  let desk: TestDesk;
  const lines: string[] = [];
  const draft = async (account: string, form: string) =>
    (await desk.as(account).call('draft', { params: { form } })).values;
  const keep = (account: string, form: string, values: Record<string, unknown>) =>
    desk.as(account).call('keepDraft', { params: { form }, body: { values } });

  beforeAll(async () => {
    desk = await startDesk({ logLevel: 'debug', log: (line) => void lines.push(line) });
  }, 60_000);

  afterAll(() => desk?.close());

  it('waits for its writer at any machine, and for nobody else', async () => {
    expect(await draft('officer1', 'leak-report')).toBeNull();
    expect(await keep('officer1', 'leak-report', { what: canary })).toEqual({ kept: true });
    expect(await draft('officer1', 'leak-report')).toEqual({ what: canary });
    expect(await draft('ethics1', 'leak-report')).toBeNull();
    await desk.as('officer1').call('signOut');
    await desk.as('officer1').signIn();
    expect(await draft('officer1', 'leak-report')).toEqual({ what: canary });
  });

  it('is in no log line and no audit entry', async () => {
    expect(lines.join('\n')).toContain('/drafts/:form');
    expect(lines.join('\n')).not.toMatch(/leak-report\b|草稿中/);
    const acts = (await desk.product.desk.store.audit.list()).map(({ act }) => act);
    expect(acts.filter((act) => act.includes('draft'))).toEqual([]);
  });

  it('is given up by its writer, and never grows without bounds', async () => {
    await keep('ethics1', 'new-plan', { templateId: 'plan-exam' });
    await desk.as('ethics1').call('dropDraft', { params: { form: 'new-plan' } });
    expect(await draft('ethics1', 'new-plan')).toBeNull();
    const large = { what: '長'.repeat(100_000) };
    const refused = await desk
      .as('ethics1')
      .refused('keepDraft', { params: { form: 'new-plan' }, body: { values: large } });
    expect(refused.problem.code).toBe('TOO_LARGE');
    expect((await desk.as('ethics1').refused('draft', { params: { form: 'another' } })).status).toBe(404);
  });

  it('holds nothing of a State secret, not even what was typed before its grade was chosen', async () => {
    await keep('officer2', 'leak-report', { what: canary });
    const answer = await keep('officer2', 'leak-report', { what: canary, leakGrade: 'confidential' });
    expect(answer).toEqual({ kept: false });
    expect(await draft('officer2', 'leak-report')).toBeNull();
  });

  it('is gone once the form is sent; of a task it is for whom the task is offered to', async () => {
    const reporter = desk.as('officer1');
    const { form } = await reporter.call('leakReportForm');
    expect(form).toBeDefined();
    const play = new Play(desk);
    const { parentCaseKey: _none, ...body } = await leakReport(play, 'officer1', '', {
      leakGrade: 'official-secret'
    });
    const { caseKey } = await reporter.call('reportLeak', { body });
    expect(await draft('officer1', 'leak-report')).toBeNull();

    const task = await play.awaitTask('head', caseKey, 'AcknowledgeLeak');
    const name = `task-${task.taskKey}`;
    expect(await keep('head', name, { note: canary })).toEqual({ kept: true });
    const stranger = await desk
      .as('staff')
      .refused('keepDraft', { params: { form: name }, body: { values: {} } });
    expect(stranger.problem.code).toBe('NOT_FOUND');
    expect(await draft('staff', name)).toBeNull();
    await play.complete('head', task);
    await until(
      async () => (await draft('head', name)) === null,
      () => 'the draft of a task that is done stays'
    );
  });

  it('of a message is for members of its case, and gone once the message is sent', async () => {
    const play = new Play(desk);
    const state = newState();
    const setting = zoningMeeting('2026-12-28T10:00+08:00');
    for (const chapter of [openPlan(setting), submitPlan(setting), approvePlan(setting)])
      await chapter.play(play, state);
    const name = `action-${state.caseKey}-suspend-plan`;
    const values = { suspensionGround: canary };
    expect(await keep('head', name, values)).toEqual({ kept: true });
    expect(await draft('head', name)).toEqual(values);
    expect(await draft('officer1', name)).toBeNull();
    const stranger = await desk
      .as('staff')
      .refused('keepDraft', { params: { form: name }, body: { values } });
    expect(stranger.problem.code).toBe('NOT_FOUND');
    await sendAction(play, 'head', state.caseKey, 'suspend-plan', values);
    await until(
      async () => (await draft('head', name)) === null,
      () => 'the draft of a message that is sent stays'
    );
  });
});
