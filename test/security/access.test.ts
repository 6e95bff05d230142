import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contract, type EndpointName } from '../../api/contract.ts';
import type { Endpoint } from '../../api/endpoint.ts';
import { rules } from '../../server/authorization/rules.ts';
import { procurementStory } from '../features/procurement-story.ts';
import { playStory, type StoryState } from '../support/story/story.ts';
import type { Client } from '../support/client.ts';
import { newKey } from '../support/client.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { Play } from '../support/play.ts';

const untilSubmitted = procurementStory.chapters.slice(0, 2);
const approve = { headDecision: 'approve', headInstruction: null };

describe('access to a case', () => {
  let desk: TestDesk;
  let play: Play;
  let story: StoryState;
  let review: Awaited<ReturnType<Play['awaitTask']>>;

  beforeAll(async () => {
    desk = await startDesk();
    play = new Play(desk);
    story = await playStory(play, untilSubmitted);
    review = await play.awaitTask('head', story.caseKey, 'HeadReviews');
  }, 120_000);
  afterAll(() => desk.close());

  const bodies: Partial<Record<EndpointName, unknown>> = {
    completeTask: { values: {}, idempotencyKey: newKey() },
    caseAction: { values: {}, idempotencyKey: newKey() },
    checkPlan: { xml: '<x/>' },
    savePlan: { version: 1, xml: '<x/>', essentials: {} },
    submitPlan: { version: 1, idempotencyKey: newKey() }
  };
  const aboutCases = (Object.keys(contract) as EndpointName[]).filter((name) =>
    ['case-member', 'task-candidate'].includes(rules[name].who)
  );

  const ask = async (who: Client, name: EndpointName, params: Record<string, string>) => {
    const endpoint: Endpoint = contract[name];
    const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? '1');
    const body = bodies[name];
    const response = await who.request(
      endpoint.method.toUpperCase(),
      path,
      body === undefined ? {} : { body }
    );
    return { status: response.status, body: await response.text() };
  };

  it.each(aboutCases)('33 %s answers an outsider as for a thing that is not there', async (name) => {
    for (const account of ['staff', 'maintenance', 'superior1', 'admin']) {
      const outsider = desk.as(account);
      await outsider.call('me');
      const real = await ask(outsider, name, { caseKey: story.caseKey, taskKey: review.taskKey });
      const none = await ask(outsider, name, { caseKey: 'f'.repeat(32), taskKey: '999' });
      expect(real.status).toBe(404);
      expect(real).toEqual(none);
    }
  });

  it('33 documents, too', async () => {
    const outsider = desk.as('staff');
    const real = await outsider.download(`/cases/${story.caseKey}/documents/1`);
    const none = await outsider.download('/cases/none/documents/1');
    expect([real.status, real.bytes.toString()]).toEqual([404, none.bytes.toString()]);
  });

  it('33 lists nothing of a case to who is not named', async () => {
    for (const account of ['staff', 'superior1', 'admin']) {
      expect((await desk.as(account).call('cases')).cases).toEqual([]);
      expect((await desk.as(account).call('tasks')).tasks).toEqual([]);
      expect((await desk.as(account).call('notices')).notices).toEqual([]);
    }
  });

  it('36 sends no message that the running case does not wait for, or waits for from others', async () => {
    const send = (account: string, action: string) =>
      desk.as(account).refused('caseAction', {
        params: { caseKey: story.caseKey, action },
        body: { values: {}, idempotencyKey: newKey() }
      });
    expect((await send('head', 'hold-lifted')).problem.code).toBe('NOT_FOUND');
    expect((await send('head', 'no-such-message')).problem.code).toBe('NOT_FOUND');
    expect((await send('officer1', 'cancel-approval')).problem.code).toBe('NOT_ALLOWED');
    expect((await send('staff', 'cancel-approval')).problem.code).toBe('NOT_FOUND');
  });

  it('37 keeps the designer from members who do not draw', async () => {
    const params = { caseKey: story.caseKey, version: 1 };
    for (const account of ['head', 'officer1', 'procurement']) {
      expect((await desk.as(account).refused('plan', { params })).problem.code).toBe('NOT_ALLOWED');
      expect((await desk.as(account).refused('planVersionXml', { params })).problem.code).toBe('NOT_ALLOWED');
    }
  });

  it('38 lets nobody change what is in approval', async () => {
    const drafter = desk.as('ethics1');
    const params = { caseKey: story.caseKey };
    const plan = await drafter.call('plan', { params });
    expect(plan.editable).toBe(false);
    const body = { version: plan.version, xml: plan.xml, essentials: plan.essentials };
    expect((await drafter.refused('savePlan', { params, body })).problem.code).toBe('PLAN_NOT_EDITABLE');
    const submit = { params, body: { version: plan.version, idempotencyKey: newKey() } };
    expect((await drafter.refused('submitPlan', submit)).problem.code).toBe('PLAN_NOT_EDITABLE');
  });

  it('38 a deputy who submitted may not approve in the head’s name', async () => {
    const { people, deputies } = desk.product.desk.store;
    const head = await people.byAccount('head');
    const drafter = await people.byAccount('ethics1');
    const now = desk.now().getTime();
    const { deputyshipId } = await deputies.appoint({
      principalId: head?.personId ?? '',
      deputyId: drafter?.personId ?? '',
      from: new Date(now - 1000).toISOString(),
      until: new Date(now + 86_400_000).toISOString()
    });
    const client = desk.as('ethics1');
    const { bundleSha256 } = await client.call('task', { params: { taskKey: review.taskKey } });
    const refusal = await client.refused('completeTask', {
      params: { taskKey: review.taskKey },
      body: { values: approve, bundleSha256, password: client.password, idempotencyKey: newKey() }
    });
    expect(refusal.problem.code).toBe('SELF_APPROVAL');
    await deputies.revoke(deputyshipId);
    const gone = await client.refused('task', { params: { taskKey: review.taskKey } });
    expect(gone.problem.code).toBe('NOT_FOUND');
  });

  it('refuses values outside the form and sends nothing', async () => {
    const head = desk.as('head');
    const send = (values: object) =>
      head.refused('completeTask', {
        params: { taskKey: review.taskKey },
        body: { values, password: head.password, idempotencyKey: newKey() }
      });
    expect((await send({ ...approve, caseKey: 'other' })).problem.code).toBe('UNKNOWN_FIELD');
    expect((await send({ headDecision: 'maybe' })).problem.code).toBe('INVALID_INPUT');
    expect((await send(approve)).problem.code).toBe('BUNDLE_CHANGED');
    expect((await head.call('task', { params: { taskKey: review.taskKey } })).taskKey).toBe(review.taskKey);
  });

  it('39 · fifty approvals at once are one', async () => {
    const head = desk.as('head');
    const deputy = desk.as('deputy1');
    await deputy.call('me');
    const { bundleSha256 } = await head.call('task', { params: { taskKey: review.taskKey } });
    const approvals = Array.from({ length: 50 }, async (_, at) => {
      const who = at % 2 === 0 ? head : deputy;
      const body = { values: approve, bundleSha256, password: who.password, idempotencyKey: newKey() };
      const path = `/tasks/${review.taskKey}/complete`;
      const response = await who.request('POST', path, { body });
      return { status: response.status, code: ((await response.json()) as { code?: string }).code };
    });
    const answers = await Promise.all(approvals);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['TASK_GONE']));
    const decided = (await desk.product.desk.store.audit.list({ caseKey: story.caseKey })).filter(
      ({ act }) => act === 'plan.decide'
    );
    expect(decided).toHaveLength(1);
  }, 60_000);

  it('answers the same completion again to the same key, and to nobody else', async () => {
    const unit = await play.awaitTask('procurement', story.caseKey, 'CoordinateWithUnitHead');
    const idempotencyKey = newKey();
    const sent = {
      params: { taskKey: unit.taskKey },
      body: { values: { coordination: 'acknowledge' }, idempotencyKey }
    };
    await desk.as('procurement').call('completeTask', sent);
    await desk.as('procurement').call('completeTask', sent);
    const acts = (await desk.product.desk.store.audit.list({ caseKey: story.caseKey })).filter(
      ({ act }) => act === 'plan.coordinate'
    );
    expect(acts).toHaveLength(1);
    expect((await desk.as('head').refused('completeTask', sent)).problem.code).toBe('NOT_FOUND');
  });
});
