import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newKey } from '../../support/client.ts';
import { startDesk, type TestDesk } from '../../support/desk.ts';
import { Play } from '../../support/play.ts';
import { playStory } from '../../support/story/story.ts';
import { procurementStory } from '../../features/procurement-story.ts';

let desk: TestDesk;
let caseKey: string;

beforeAll(async () => {
  desk = await startDesk();
  ({ caseKey } = await playStory(new Play(desk), procurementStory.chapters.slice(0, 1)));
}, 60_000);
afterAll(() => desk.close());

const reaching: readonly (readonly [string, (xml: string) => string])[] = [
  [
    'waits for messages to another case',
    (xml) => xml.replace('correlationKey="=caseKey"', 'correlationKey="=other"')
  ],
  [
    'hands another case on to what it calls',
    (xml) => xml.replace('source="=caseKey" target="caseKey"', 'source="=parentCaseKey" target="caseKey"')
  ],
  [
    'names what it calls by an expression',
    (xml) => xml.replace(/(calledElement processId=")[^"]+/, '$1=other')
  ]
];

it.each(reaching)(
  'a drawing that %s is refused at submission, and nothing is submitted',
  async (_how, edit) => {
    const drafter = desk.as('ethics1');
    const params = { caseKey };
    const { version, xml, essentials } = await drafter.call('plan', { params });
    const drawn = edit(xml);
    expect(drawn).not.toBe(xml);
    const saved = await drafter.call('savePlan', { params, body: { version, xml: drawn, essentials } });
    expect(saved.problems.map(({ rule }) => rule)).toContain('stays-in-its-case');
    const body = { version: saved.version, idempotencyKey: newKey() };
    const refusal = await drafter.refused('submitPlan', { params, body });
    expect([refusal.status, refusal.problem.code]).toEqual([422, 'PLAN_RULES_BROKEN']);
    expect(refusal.problem.problems?.map(({ zh }) => zh).join()).toMatch(/不得|須/);
    expect(await desk.product.desk.store.plans.bundle(caseKey)).toBeUndefined();
    await drafter.call('savePlan', { params, body: { version: saved.version, xml, essentials } });
  }
);
