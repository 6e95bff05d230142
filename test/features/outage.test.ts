import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { controlledClock } from '../../engine/clock/controlled-clock.ts';
import type { FormSchema } from '../../server/forms/form-schema.ts';
import { startEmbeddedEngine, type EmbeddedEngine } from '../../server/engine/embedded.ts';
import { createLog } from '../../server/http/log.ts';
import { recover } from '../../server/recovery.ts';
import { Client, newKey } from '../support/client.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { fillForm } from '../support/fill-form.ts';
import { openFlakyProxy, type FlakyProxy, type Moment } from '../support/flaky-proxy.ts';
import { Play } from '../support/play.ts';
import { startSources } from '../support/product-process.ts';
import { until } from '../support/until.ts';
import { procurementStory } from './procurement-story.ts';
import { playStory } from '../support/story/story.ts';

const morning = '2026-11-02T09:00:00+08:00';
const completion = /\/user-tasks\/\d+\/completion/;
const publication = /\/messages\/publication/;

describe('the engine is lost between an act and its answer', () => {
  let dataDir: string;
  let engine: EmbeddedEngine;
  let proxy: FlakyProxy;
  let desk: TestDesk;
  let play: Play;

  /** Jobs whose worker was cut off come back when their time is up. */
  let minutes = 0;
  const lateJobsReturn = () => {
    minutes += 10;
    return desk.moveTo(new Date(Date.parse(morning) + minutes * 60_000).toISOString());
  };

  const start = (extra: object = {}) =>
    startDesk({ dataDir, at: morning, logLevel: 'silent', config: { camundaAddress: proxy.url }, ...extra });

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'shoumi-'));
    const clock = controlledClock(Date.parse(morning));
    engine = await startEmbeddedEngine({ dataDir, clock, log: createLog({ level: 'silent' }) });
    const { restAddress, token = '' } = engine.address;
    proxy = await openFlakyProxy(restAddress, token);
    desk = await start();
    play = new Play(desk);
  }, 60_000);
  afterAll(async () => {
    await desk.stop();
    await proxy.close();
    await engine.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const submitted = async () => (await playStory(play, procurementStory.chapters.slice(0, 2))).caseKey;

  /** A completion as the page would send it, to be sent as often as wanted. */
  async function completionOf(person: Client, taskKey: string, answers: Record<string, unknown>) {
    const params = { taskKey };
    const detail = await person.call('task', { params });
    const body = {
      values: fillForm(detail.form as FormSchema, detail.values, answers, desk.now()),
      ...(detail.proof === 'fresh' && { password: person.password }),
      ...(detail.bundleSha256 && { bundleSha256: detail.bundleSha256 }),
      idempotencyKey: newKey()
    };
    return { params, body };
  }

  const audited = async (caseKey: string, act: string) =>
    (await desk.product.desk.store.audit.list({ caseKey })).filter((entry) => entry.act === act).length;

  const actOf = async (caseKey: string, taskKey: string) => {
    const { store } = desk.product.desk;
    const all = await store.taskActs.unfinished('9999-01-01T00:00:00Z');
    return all.find((act) => act.caseKey === caseKey && act.userTaskKey === taskKey)?.state ?? 'none open';
  };

  it.each<[Moment]>([['before'], ['after']])(
    'a decision lost %s the engine took it is kept, and counts once when it is sent again',
    async (moment) => {
      const caseKey = await submitted();
      const head = desk.as('head');
      const { taskKey } = await play.awaitTask('head', caseKey, 'HeadReviews');
      const decision = await completionOf(head, taskKey, { headDecision: 'approve' });
      const before = proxy.accepted(completion);
      proxy.breakAt(completion, moment);
      expect((await head.refused('completeTask', decision)).problem.code).toBe('ENGINE_UNAVAILABLE');
      expect(await actOf(caseKey, taskKey)).toBe('sent');
      expect(await audited(caseKey, 'plan.decide')).toBe(1);
      expect((await head.refused('completeTask', decision)).problem.code).toBe('ENGINE_UNAVAILABLE');
      proxy.restore();
      await lateJobsReturn();
      await head.call('completeTask', decision);
      await head.call('completeTask', decision);
      expect(await actOf(caseKey, taskKey)).toBe('none open');
      expect(await audited(caseKey, 'plan.decide')).toBe(1);
      expect(proxy.accepted(completion)).toBe(before + 1);
      const { sealedFields } = desk.product.desk.store;
      expect(await sealedFields.entries(caseKey, 'HeadReviews')).toHaveLength(1);
      await play.awaitTask('procurement', caseKey, 'CoordinateWithUnitHead');
    },
    90_000
  );

  it.each<[Moment]>([['before'], ['after']])(
    'a message lost %s the engine took it is kept, and published once in the background',
    async (moment) => {
      const caseKey = await submitted();
      await play.awaitTask('head', caseKey, 'HeadReviews');
      const head = desk.as('head');
      const before = proxy.accepted(publication);
      const cancelling = {
        params: { caseKey, action: 'cancel-approval' },
        body: {
          values: { cancellationReason: '另案辦理' },
          password: head.password,
          idempotencyKey: newKey()
        }
      };
      proxy.breakAt(publication, moment);
      expect((await head.refused('caseAction', cancelling)).problem.code).toBe('ENGINE_UNAVAILABLE');
      const { store } = desk.product.desk;
      const waiting = () => store.messages.unfinished('9999-01-01T00:00:00Z');
      expect(await waiting()).toMatchObject([{ caseKey, name: 'cancel-approval' }]);
      await recover(desk.product.desk, -1);
      expect(await waiting()).toHaveLength(1);
      proxy.restore();
      await lateJobsReturn();
      await recover(desk.product.desk, -1);
      await recover(desk.product.desk, -1);
      expect(await waiting()).toEqual([]);
      await head.call('caseAction', cancelling);
      expect(proxy.accepted(publication)).toBe(before + 1);
      expect(await audited(caseKey, 'message.send')).toBe(1);
      await until(
        async () => (await store.cases.get(caseKey))?.state === 'cancelled',
        () => play.whereItStands(caseKey)
      );
    },
    90_000
  );

  it('an order to resume whose answer was lost does not undo the next suspension', async () => {
    const { caseKey } = await playStory(play, procurementStory.chapters.slice(0, 3));
    const head = desk.as('head');
    const order = async (action: string) => {
      const room = await until(
        async () => {
          const seen = await head.call('caseRoom', { params: { caseKey } });
          return seen.actions.some((each) => each.action === action) && seen;
        },
        () => play.whereItStands(caseKey)
      );
      const form = (room.actions.find((each) => each.action === action)?.form ?? {}) as FormSchema;
      const values = fillForm(form, {}, {}, desk.now());
      const body = { values, password: head.password, idempotencyKey: newKey() };
      return { params: { caseKey, action }, body };
    };
    await head.call('caseAction', await order('suspend-plan'));
    const resuming = await order('resume-plan');
    proxy.breakAt(publication, 'after');
    expect((await head.refused('caseAction', resuming)).problem.code).toBe('ENGINE_UNAVAILABLE');
    proxy.restore();
    await lateJobsReturn();
    await head.call('caseAction', await order('suspend-plan'));
    await order('resume-plan');
    const before = proxy.accepted(publication);
    await recover(desk.product.desk, -1);
    await head.call('caseAction', resuming);
    expect(proxy.accepted(publication)).toBe(before);
    expect((await desk.product.desk.store.cases.get(caseKey))?.state).toBe('suspended');
  }, 120_000);

  /** Once the product has run by the machine's clock, no plan of the story can be opened any more. */
  const submittedBefore: string[] = [];

  it.each<[Moment]>([['before'], ['after']])(
    'a product killed %s the engine took the decision carries it out once when it is started again',
    async (moment) => {
      if (submittedBefore.length === 0) submittedBefore.push(await submitted(), await submitted());
      const caseKey = submittedBefore.pop() ?? '';
      const { taskKey } = await play.awaitTask('head', caseKey, 'HeadReviews');
      await desk.stop();
      const child = await startSources({ dataDir, camundaAddress: proxy.url });
      const head = new Client(child.url, 'head', desk.passwords.get('head') ?? '');
      const decision = await completionOf(head, taskKey, { headDecision: 'approve' });
      const before = proxy.accepted(completion);
      const held = proxy.holdAt(completion, moment);
      const lost = head.call('completeTask', decision).then(
        () => 'answered',
        () => 'lost'
      );
      await held;
      await child.kill();
      expect(await lost).toBe('lost');
      proxy.restore();
      desk = await start({ passwords: desk.passwords, at: new Date().toISOString() });
      play = new Play(desk);
      await lateJobsReturn();
      expect(await actOf(caseKey, taskKey)).toBe('none open');
      expect(proxy.accepted(completion)).toBe(before + 1);
      expect(await audited(caseKey, 'plan.decide')).toBe(1);
      await play.awaitTask('procurement', caseKey, 'CoordinateWithUnitHead');
      await desk.as('head').call('completeTask', decision);
      expect(await audited(caseKey, 'plan.decide')).toBe(1);
    },
    120_000
  );
});
