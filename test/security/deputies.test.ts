import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { procurementStory } from '../features/procurement-story.ts';
import { playStory } from '../support/story/story.ts';
import { newKey } from '../support/client.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { Play } from '../support/play.ts';

const essentials = {
  ground: '公務機密維護規定',
  purpose: '防止底價外洩',
  periodFrom: '2026-11-02',
  periodTo: '2027-03-31',
  grade: 'official-secret',
  gradingOfficer: '局長',
  releaseBy: 'condition',
  releaseCondition: '決標公告後解密',
  organisation: '政風室策訂',
  contingency: '立即通報政風室'
};
const approve = { headDecision: 'approve', headInstruction: null };

describe('a plan that a deputy submits, and what sessions still see', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await startDesk();
  }, 60_000);
  afterAll(() => desk.close());

  it('is approved neither by the principal nor by another deputy', async () => {
    const play = new Play(desk);
    const { people, deputies, audit } = desk.product.desk.store;
    const idOf = async (account: string) => (await people.byAccount(account))?.personId ?? '';
    const { caseKey } = await playStory(play, procurementStory.chapters.slice(0, 1));
    const [from, until] = ['2026-11-01T00:00:00Z', '2027-11-01T00:00:00Z'];
    const [deputyId, principalId] = [await idOf('staff'), await idOf('ethics1')];
    await deputies.appoint({ principalId, deputyId, from, until });
    await deputies.appoint({ principalId: await idOf('head'), deputyId, from, until });
    const params = { caseKey };
    const draft = await desk.as('staff').call('plan', { params });
    const { version } = await desk.as('staff').call('savePlan', {
      params,
      body: {
        version: draft.version,
        xml: draft.xml,
        essentials: { ...draft.essentials, ...essentials }
      }
    });
    await desk.as('staff').call('submitPlan', { params, body: { version, idempotencyKey: newKey() } });
    const submitted = (await audit.list({ caseKey })).find(({ act }) => act === 'plan.submit');
    expect(submitted).toMatchObject({ actor: deputyId, asDeputyOf: principalId });
    const review = await play.awaitTask('head', caseKey, 'HeadReviews');
    for (const account of ['head', 'staff'])
      await expect(play.complete(account, review, approve)).rejects.toThrow(/SELF_APPROVAL/);
  }, 60_000);

  it.each(['abc', '-1', '1e3', '9'.repeat(30), '9'.repeat(200), '1 or 1'])(
    'the list begins at no such place: %s',
    async (after) => {
      const refusal = await desk.as('head').refused('tasks', { query: { after } });
      expect(refusal).toMatchObject({ status: 422, problem: { code: 'INVALID_INPUT' } });
    }
  );

  const leaves: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['signs out', () => desk.as('general').call('signOut')],
    [
      'is disabled',
      async () => {
        const { people } = desk.product.desk.store;
        const person = await people.byAccount('general');
        await people.change(person?.personId ?? '', person?.version ?? 0, { disabled: true });
      }
    ]
  ];

  it.each(leaves)('open pages hear nothing once the person %s', async (_how, leave) => {
    const person = desk.as('general');
    await person.signIn();
    const stream = await fetch(`${desk.url}/api/events`, { headers: { cookie: person.session ?? '' } });
    const reader = stream.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await leave();
    desk.product.desk.changes.bump('tasks');
    expect((await reader?.read())?.done).toBe(true);
  });
});
