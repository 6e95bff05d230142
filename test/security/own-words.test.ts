import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { usualEssentials } from '../support/story/plan-chapters.ts';
import { procurementStory } from '../features/procurement-story.ts';
import { instancesOf } from '../../server/cases/instances.ts';
import { now } from '../../server/engine/camunda.ts';
import { newKey } from '../support/client.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { Play } from '../support/play.ts';
import { playStory } from '../support/story/story.ts';
import { until } from '../support/until.ts';

const bidder = '宏圖營造';

const essentials = {
  ...usualEssentials,
  subject: '臨港大橋耐震補強工程採購保密',
  purpose: '防止資料外洩',
  releaseCondition: '決標公告後解密',
  organisation: '政風室策訂'
};

/** The bidder's name wherever the designer lets an officer write. */
const edits: readonly (readonly [from: RegExp, to: string])[] = [
  [/(id="RecordDrafters" name=")[^"]*/, `$1向${bidder}查證擬製人員`],
  [/(shoumi:measure" value=")擬製、影印[^"]*/, `$1不得讓${bidder}知悉`],
  [/(shoumi:evidence" value=")擬製影印登記/, `$1${bidder}未接觸之切結`],
  [/(shoumi:risk:papers-before-notice" value=")[^"]*/, `$1${bidder}可能提前得知`],
  [/(shoumi:phase:requirement" value=")[^"]*/, `$1防範${bidder}`],
  [/(shoumi:artefact:tender-papers" value=")[^|]*/, `$1${bidder}曾索取之招標文件`],
  [/(<bpmn:startEvent id="RequirementStarted")/, `<!-- ${bidder} -->$1 name="${bidder}"`]
];

const drawn = (xml: string): string =>
  edits.reduce((text, [from, to]) => {
    expect(text).toMatch(from);
    return text.replace(from, to);
  }, xml);

describe('what an officer writes into a drawing', () => {
  let desk: TestDesk;
  let play: Play;
  let caseKey: string;

  beforeAll(async () => {
    desk = await startDesk();
    play = new Play(desk);
    ({ caseKey } = await playStory(play, procurementStory.chapters.slice(0, 1)));
    const drafter = desk.as('ethics1');
    const params = { caseKey };
    const { version, xml } = await drafter.call('plan', { params });
    const saved = await drafter.call('savePlan', { params, body: { version, xml: drawn(xml), essentials } });
    expect(saved.problems).toEqual([]);
    const body = { version: saved.version, idempotencyKey: newKey() };
    await drafter.call('submitPlan', { params, body });
    await play.does('head', caseKey, 'HeadReviews', { headDecision: 'approve' });
    await play.does('procurement', caseKey, 'CoordinateWithUnitHead', { coordination: 'acknowledge' });
    await play.awaitTask('officer1', caseKey, 'RecordDrafters');
  }, 90_000);
  afterAll(() => desk.close());

  it('is in no file of the engine and no table of the case store', async () => {
    const names = ['engine.db', 'engine.db-wal', 'shoumi.db', 'shoumi.db-wal'];
    const read = names.map((name) => readFile(path.join(desk.dataDir, name)).catch(() => Buffer.alloc(0)));
    const files = await Promise.all(read);
    expect(files.reduce((sum, file) => sum + file.length, 0)).toBeGreaterThan(100_000);
    const holding = names.filter((_name, index) => files[index]?.includes(bidder));
    expect(holding).toEqual([]);
  });

  it('is in no answer of the engine', async () => {
    const { camunda } = desk.product.desk;
    const instances = await instancesOf(camunda, caseKey);
    const page = { page: { limit: 1000 } } as never;
    const keys = [...new Set(instances.map(({ processDefinitionKey }) => processDefinitionKey))];
    const answers = [
      await camunda.searchUserTasks(page, now),
      await camunda.searchElementInstances(page, now),
      await camunda.searchProcessDefinitions(page, now),
      await camunda.searchVariables(page, now),
      ...(await Promise.all(
        keys.map((processDefinitionKey) =>
          camunda.getProcessDefinitionXml({ processDefinitionKey } as never, now)
        )
      ))
    ].map((answer) => JSON.stringify(answer));
    expect(answers.join('')).toContain('RecordDrafters');
    expect(answers.filter((answer) => answer.includes(bidder))).toEqual([]);
  });

  it('is shown by the desk to those whom the case names, as it was approved', async () => {
    const officer = desk.as('officer1');
    const room = await officer.call('caseRoom', { params: { caseKey } });
    expect(room.diagram).toContain(`向${bidder}查證擬製人員`);
    const measure = room.measures.find(({ elementId }) => elementId === 'RecordDrafters');
    expect(measure).toMatchObject({ measure: `不得讓${bidder}知悉`, phase: `防範${bidder}` });
    expect(room.tokens.find(({ elementId }) => elementId === 'RecordDrafters')?.elementName).toBe(
      `向${bidder}查證擬製人員`
    );
    const { tasks } = await officer.call('tasks', { query: { caseKey } });
    expect(tasks.map(({ name }) => name)).toContain(`向${bidder}查證擬製人員`);
    const task = await play.awaitTask('officer1', caseKey, 'RecordDrafters');
    const detail = await officer.call('task', { params: { taskKey: task.taskKey } });
    expect(detail.measure).toMatchObject({
      measure: `不得讓${bidder}知悉`,
      riskPoint: `${bidder}可能提前得知`
    });
    await play.complete('officer1', task);
    const { history } = await officer.call('caseRoom', { params: { caseKey } });
    expect(history.map(({ label }) => label.zh).join()).toContain(`向${bidder}查證擬製人員`);
    await until(
      async () => (await officer.call('caseRoom', { params: { caseKey } })).notices.length === 0,
      () => 'a plan that runs as approved is called an older one'
    );
  }, 30_000);
});
