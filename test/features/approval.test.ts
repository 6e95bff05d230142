import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instancesOf, isRunning } from '../../server/cases/instances.ts';
import { newKey } from '../support/client.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { Play } from '../support/play.ts';
import { until } from '../support/until.ts';
import { procurementStory } from './procurement-story.ts';
import { playStory } from '../support/story/story.ts';

const untilSubmitted = procurementStory.chapters.slice(0, 2);

describe('approval of a plan, by its other paths', () => {
  let desk: TestDesk;
  let play: Play;

  beforeAll(async () => {
    desk = await startDesk();
    play = new Play(desk);
  }, 60_000);
  afterAll(() => desk.close());

  const submitted = async () => (await playStory(play, untilSubmitted)).caseKey;
  const stateOf = async (caseKey: string) =>
    (await desk.as('ethics1').call('cases')).cases.find((each) => each.caseKey === caseKey)?.state;
  const reaches = (caseKey: string, state: string) =>
    until(
      async () => (await stateOf(caseKey)) === state,
      async () => `${await stateOf(caseKey)}\n${await play.whereItStands(caseKey)}`
    );

  it('a deputy decides in the head’s name, and the log says so', async () => {
    const caseKey = await submitted();
    await play.does('deputy1', caseKey, 'HeadReviews', { headDecision: 'reject', headReasons: '無此必要' });
    await reaches(caseKey, 'rejected');
    const { people, audit } = desk.product.desk.store;
    const decision = (await audit.list({ caseKey })).find(({ act }) => act === 'plan.decide');
    expect(decision).toMatchObject({
      actor: (await people.byAccount('deputy1'))?.personId,
      asDeputyOf: (await people.byAccount('head'))?.personId,
      facts: { decision: 'reject', freshProof: true }
    });
  }, 60_000);

  it('an objection voids the approval, and the drafter may withdraw', async () => {
    const caseKey = await submitted();
    await play.does('head', caseKey, 'HeadReviews', { headDecision: 'approve' });
    await play.does('procurement', caseKey, 'CoordinateWithUnitHead', {
      coordination: 'object',
      objectionReason: '人力不足'
    });
    const revise = await play.awaitTask('ethics1', caseKey, 'RevisePlan');
    const plan = await desk.as('ethics1').call('plan', { params: { caseKey } });
    expect(plan).toMatchObject({ state: 'voided', editable: true });
    await play.complete('ethics1', revise, { revision: 'withdraw', revisionNote: '另案辦理' });
    await reaches(caseKey, 'cancelled');
  }, 60_000);

  it('the head cancels at any time, with a password and a reason', async () => {
    const caseKey = await submitted();
    await play.awaitTask('head', caseKey, 'HeadReviews');
    const head = desk.as('head');
    const { actions } = await head.call('caseRoom', { params: { caseKey } });
    expect(actions.map(({ action }) => action)).toEqual(['cancel-approval']);
    const params = { caseKey, action: 'cancel-approval' };
    const values = { cancellationReason: '採購需求取消' };
    const send = (body: object) => ({ params, body: { values, idempotencyKey: newKey(), ...body } });
    expect((await head.refused('caseAction', send({}))).problem.code).toBe('FRESH_PROOF_REQUIRED');
    expect((await head.refused('caseAction', send({ password: 'x' }))).problem.code).toBe(
      'FRESH_PROOF_FAILED'
    );
    expect(
      (await head.refused('caseAction', send({ values: {}, password: head.password }))).problem.code
    ).toBe('INVALID_INPUT');
    await head.call('caseAction', send({ password: head.password }));
    await reaches(caseKey, 'cancelled');
    await until(
      async () => (await head.call('tasks', { query: { caseKey } })).total === 0,
      () => play.whereItStands(caseKey)
    );
  }, 60_000);

  it('who loses the deputyship loses the tasks', async () => {
    const caseKey = await submitted();
    const review = await play.awaitTask('deputy2', caseKey, 'HeadReviews');
    const { people, deputies } = desk.product.desk.store;
    const deputy = await people.byAccount('deputy2');
    for (const { deputyshipId } of await deputies.of(deputy?.personId ?? ''))
      await deputies.revoke(deputyshipId);
    expect((await desk.as('deputy2').call('tasks')).tasks).toEqual([]);
    const refusal = await desk.as('deputy2').refused('task', { params: { taskKey: review.taskKey } });
    expect(refusal.problem.code).toBe('NOT_FOUND');
  }, 60_000);

  it('holds a task for who took it, until they give it back', async () => {
    const caseKey = await submitted();
    const review = await play.awaitTask('head', caseKey, 'HeadReviews');
    const params = { taskKey: review.taskKey };
    expect(await desk.as('deputy1').call('claimTask', { params })).toMatchObject({
      mine: true,
      holder: '韋亭安'
    });
    expect(await desk.as('head').refused('claimTask', { params })).toMatchObject({
      status: 409,
      problem: { code: 'TASK_TAKEN' }
    });
    expect((await desk.as('head').refused('releaseTask', { params })).problem.code).toBe('NOT_ALLOWED');
    const held = await desk.as('deputy1').call('tasks', { query: { view: 'mine' } });
    expect(held.tasks.map(({ taskKey }) => taskKey)).toEqual([review.taskKey]);
    await desk.as('deputy1').call('releaseTask', { params });
    expect(await desk.as('head').call('claimTask', { params })).toMatchObject({ mine: true });
  }, 60_000);

  it('tells open pages that something changed, and not what', async () => {
    const head = desk.as('head');
    await head.call('me');
    const abort = new AbortController();
    const stream = await fetch(`${desk.url}/api/events`, {
      headers: { cookie: head.session ?? '' },
      signal: abort.signal
    });
    const reader = stream.body?.getReader();
    const newest = async () => {
      const lines = new TextDecoder()
        .decode((await reader?.read())?.value)
        .trim()
        .split('\n');
      return JSON.parse(lines.at(-1)?.replace('data: ', '') ?? '') as Record<string, number>;
    };
    const before = await newest();
    await submitted();
    const after = await newest();
    abort.abort();
    expect(Object.keys(after).sort()).toEqual(['cases', 'notices', 'tasks']);
    expect(after.cases ?? 0).toBeGreaterThan(before.cases ?? 0);
  }, 60_000);

  /** Has a change of a running plan approved; answers the room when it is in force, or the plan stays as it was. */
  async function changeTo(caseKey: string, redraw: (xml: string) => string) {
    const drafter = desk.as('ethics1');
    const params = { caseKey };
    const before = await desk.as('officer1').call('caseRoom', { params });
    const plan = await drafter.call('plan', { params });
    expect(plan).toMatchObject({ state: 'deployed', editable: true });
    const xml = redraw(plan.xml);
    const { version } = await drafter.call('savePlan', {
      params,
      body: { version: plan.version, xml, essentials: plan.essentials }
    });
    await drafter.call('submitPlan', { params, body: { version, idempotencyKey: newKey() } });
    const during = await desk.as('officer1').call('caseRoom', { params });
    expect(during.notices).toHaveLength(1);
    expect(during.diagram).toBe(before.diagram);
    await play.does('head', caseKey, 'HeadReviews', { headDecision: 'approve' });
    await play.does('procurement', caseKey, 'CoordinateWithUnitHead', { coordination: 'acknowledge' });
    await until(
      async () => (await drafter.call('plan', { params })).state === 'deployed',
      () => play.whereItStands(caseKey)
    );
    return { xml, after: await desk.as('officer1').call('caseRoom', { params }) };
  }

  /** Draws one more step with a form behind the first. */
  const withProofreading = (xml: string): string => {
    const flow =
      '<bpmn:sequenceFlow id="RecordDrafters_To_ResolveDrafters" sourceRef="RecordDrafters" targetRef="ResolveDrafters" />';
    expect(xml).toContain(flow);
    return xml
      .replace('<bpmn:outgoing>RecordDrafters_To_ResolveDrafters<', '<bpmn:outgoing>Flow_0q7m2ab<')
      .replace(
        flow,
        `<bpmn:userTask id="Activity_1k3v9xz" name="校對招標文件">
          <bpmn:extensionElements>
            <zeebe:userTask />
            <zeebe:formDefinition formId="plan-procurement-bid--record-drafters" bindingType="deployment" />
            <zeebe:assignmentDefinition candidateGroups="=[caseKey + &#34;/case-officer&#34;]" />
          </bpmn:extensionElements>
          <bpmn:incoming>Flow_0q7m2ab</bpmn:incoming>
          <bpmn:outgoing>RecordDrafters_To_ResolveDrafters</bpmn:outgoing>
        </bpmn:userTask>
        <bpmn:sequenceFlow id="Flow_0q7m2ab" sourceRef="RecordDrafters" targetRef="Activity_1k3v9xz" />
        <bpmn:sequenceFlow id="RecordDrafters_To_ResolveDrafters" sourceRef="Activity_1k3v9xz" targetRef="ResolveDrafters" />`
      );
  };

  /** The first step is another one from now on; the flows beside it are drawn anew as well. */
  const withoutFirstStep = (xml: string): string =>
    xml
      .replaceAll(
        /\w+_To_RecordDrafters|RecordDrafters_To_\w+/g,
        (id) => `Flow_0${createHash('sha1').update(id).digest('hex').slice(0, 6)}`
      )
      .replaceAll('RecordDrafters', 'Activity_0h5t8rw');

  it('a running plan goes on under the change that is approved, with a step more and no code', async () => {
    const { caseKey } = await playStory(play, procurementStory.chapters.slice(0, 3));
    const { xml, after } = await changeTo(caseKey, withProofreading);
    expect(after.diagram).toBe(xml);
    expect(after.notices).toEqual([]);
    await play.does('officer1', caseKey, 'RecordDrafters');
    await play.does('officer1', caseKey, 'Activity_1k3v9xz');
    await play.awaitTask('officer1', caseKey, 'SignUndertaking');
  }, 90_000);

  it('a running plan stays as it was approved, and says so, where a change lacks the step under way', async () => {
    const { caseKey, approvedXml } = await playStory(play, procurementStory.chapters.slice(0, 3));
    const { after } = await changeTo(caseKey, withoutFirstStep);
    expect(after.diagram).toBe(approvedXml);
    expect(after.notices).toHaveLength(1);
    await play.does('officer1', caseKey, 'RecordDrafters');
  }, 90_000);

  it('a change that is rejected, withdrawn or cancelled leaves the running plan alone', async () => {
    const { caseKey, approvedXml } = await playStory(play, procurementStory.chapters.slice(0, 3));
    const drafter = desk.as('ethics1');
    const params = { caseKey };
    const submitChange = async () => {
      const { version, xml, essentials } = await drafter.call('plan', { params });
      const saved = await drafter.call('savePlan', { params, body: { version, xml, essentials } });
      const body = { version: saved.version, idempotencyKey: newKey() };
      await drafter.call('submitPlan', { params, body });
    };
    const ends = async (state: string) => {
      const submitted = async () => (await drafter.call('planVersions', { params })).versions[0]?.state;
      await until(
        async () => (await submitted()) === state,
        () => play.whereItStands(caseKey)
      );
      const { instances, running } = await approvals();
      await until(
        async () => (await approvals()).running === 0,
        () => play.whereItStands(caseKey)
      );
      expect(instances).toBeGreaterThan(1);
      expect(running).toBeLessThanOrEqual(1);
      const room = await desk.as('officer1').call('caseRoom', { params });
      expect(room.case.state).toBe('running');
      expect(room.diagram).toBe(approvedXml);
      expect(room.tokens.some((token) => token.state === 'active')).toBe(true);
    };
    const approvals = async () => {
      const all = await instancesOf(desk.product.desk.camunda, caseKey);
      const ours = all.filter((each) => each.processDefinitionId === 'special-plan-approval');
      return { instances: ours.length, running: ours.filter(isRunning).length };
    };
    await submitChange();
    await play.does('head', caseKey, 'HeadReviews', { headDecision: 'reject', headReasons: '維持原計畫' });
    await ends('rejected');

    await submitChange();
    await play.does('head', caseKey, 'HeadReviews', { headDecision: 'return', headReasons: '請補正' });
    await play.does('ethics1', caseKey, 'RevisePlan', { revision: 'withdraw', revisionNote: '不再變更' });
    await ends('returned');

    await submitChange();
    await play.awaitTask('head', caseKey, 'HeadReviews');
    const head = desk.as('head');
    await head.call('caseAction', {
      params: { caseKey, action: 'cancel-approval' },
      body: {
        values: { cancellationReason: '無須變更' },
        password: head.password,
        idempotencyKey: newKey()
      }
    });
    await ends('withdrawn');
    expect((await drafter.call('plan', { params })).editable).toBe(true);
  }, 120_000);
});
