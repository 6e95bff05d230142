import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { controlledClock } from '../../engine/clock/controlled-clock.ts';
import { instancesOf } from '../../server/cases/instances.ts';
import { startEmbeddedEngine, type EmbeddedEngine } from '../../server/engine/embedded.ts';
import { createLog } from '../../server/http/log.ts';
import { recover } from '../../server/recovery.ts';
import { newKey } from '../support/client.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { openFlakyProxy, type FlakyProxy, type Moment } from '../support/flaky-proxy.ts';
import { Play } from '../support/play.ts';
import { playStory } from '../support/story/story.ts';
import { procurementStory } from './procurement-story.ts';

const morning = '2026-11-02T09:00:00+08:00';
const later: Record<Moment, string> = {
  before: '2026-11-02T09:05:00+08:00',
  after: '2026-11-02T09:30:00+08:00'
};
const creation = /\/process-instances$/;

describe('the engine is lost while a change of a running plan is submitted', () => {
  let dataDir: string;
  let engine: EmbeddedEngine;
  let proxy: FlakyProxy;
  let desk: TestDesk;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'shoumi-'));
    const clock = controlledClock(Date.parse(morning));
    engine = await startEmbeddedEngine({ dataDir, clock, log: createLog({ level: 'silent' }) });
    const { restAddress, token = '' } = engine.address;
    proxy = await openFlakyProxy(restAddress, token);
    const config = { camundaAddress: proxy.url };
    desk = await startDesk({ dataDir, at: morning, logLevel: 'silent', config });
  }, 60_000);
  afterAll(async () => {
    await desk.stop();
    await proxy.close();
    await engine.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each<[Moment]>([['before'], ['after']])(
    'its approval, lost %s the engine took it, is started once in the background and reaches the head',
    async (moment) => {
      const play = new Play(desk);
      const { caseKey } = await playStory(play, procurementStory.chapters.slice(0, 3));
      const approvals = async () =>
        (await instancesOf(desk.product.desk.camunda, caseKey)).filter(
          ({ processDefinitionId }) => processDefinitionId === 'special-plan-approval'
        ).length;
      const drafter = desk.as('ethics1');
      const params = { caseKey };
      const { version, xml, essentials } = await drafter.call('plan', { params });
      const saved = await drafter.call('savePlan', { params, body: { version, xml, essentials } });
      proxy.breakAt(creation, moment);
      const body = { version: saved.version, idempotencyKey: newKey() };
      const lost = await drafter.refused('submitPlan', { params, body });
      expect(lost.problem.code).toBe('ENGINE_UNAVAILABLE');
      await recover(desk.product.desk, -1);
      proxy.restore();
      await recover(desk.product.desk, -1);
      await recover(desk.product.desk, -1);
      // A job whose activation was lost on the way comes back once its time with the dead worker is over.
      await desk.moveTo(later[moment]);
      await play.awaitTask('head', caseKey, 'HeadReviews');
      expect(await approvals()).toBe(2);
    },
    90_000
  );
});
