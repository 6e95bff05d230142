import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeTestStore, type TestStore } from '../support/case-store.ts';
import { openPlan, setScene, type Scene } from './scene.ts';

const refused = (code: string) => ({ refusal: expect.objectContaining({ code }) });

describe('cases', () => {
  let held: TestStore;
  let scene: Scene;

  beforeEach(async () => {
    held = await makeTestStore();
    scene = await setScene(held.store);
  });

  afterEach(() => held.close());

  it('begins a new sequence of numbers with the ROC year, in Taipei time', async () => {
    held.clock.at = Date.parse('2026-12-31T15:59:59Z');
    expect((await openPlan(held.store, scene.agency, 'a')).number).toBe('115-專-0002');
    held.clock.at = Date.parse('2026-12-31T16:00:00Z');
    expect((await openPlan(held.store, scene.agency, 'b')).number).toBe('116-專-0001');
  });

  it('keeps everybody on record who ever took part, in their order', async () => {
    const { cases } = held.store;
    const { caseKey } = scene.plan;
    await cases.endParticipation(caseKey, scene.officerPart.participationId);
    expect(await cases.participations(caseKey)).toEqual([scene.headPart]);
    expect(await cases.everybody(caseKey)).toEqual([scene.officerPart, scene.headPart]);
  });

  it('numbers leaks apart and links them to their plan', async () => {
    const leak = await held.store.cases.open({
      kind: 'leak',
      templateId: 'leak-incident',
      agencyId: scene.agency.agencyId,
      codeName: '白鷺',
      grade: 'official-secret',
      parentCaseKey: scene.plan.caseKey,
      idempotencyKey: 'leak'
    });
    expect(leak.number).toBe('115-政-0001');
    expect(leak.number).not.toMatch(/洩|密|leak/);
    expect(await held.store.cases.children(scene.plan.caseKey)).toEqual([leak]);
    expect(await held.store.cases.keys()).toHaveLength(2);
  });

  it('moves a case on until it is closed, and no further', async () => {
    const { cases } = held.store;
    await cases.setState(scene.plan.caseKey, 'running');
    await cases.setState(scene.plan.caseKey, 'closed');
    await cases.setState(scene.plan.caseKey, 'closed');
    expect(await cases.get(scene.plan.caseKey)).toMatchObject({
      state: 'closed',
      closedAt: '2026-03-02T01:00:00.000Z'
    });
    await expect(cases.setState(scene.plan.caseKey, 'running')).rejects.toMatchObject(refused('CASE_CLOSED'));
    await expect(cases.setState('unknown', 'running')).rejects.toMatchObject(refused('NOT_FOUND'));
  });

  it('adds a person once per role, and outsiders by sealed name', async () => {
    const { cases } = held.store;
    const { caseKey } = scene.plan;
    const again = await cases.addParticipation(caseKey, {
      role: 'agency-head',
      personId: scene.head.personId
    });
    expect(again).toEqual(scene.headPart);
    const expert = { role: 'committee-member' as const, personId: null };
    const first = await cases.addParticipation(caseKey, { ...expert, externalName: '虛構委員甲' });
    const second = await cases.addParticipation(caseKey, { ...expert, externalName: '虛構委員乙' });
    expect(await cases.nameOf(first)).toBe('虛構委員甲');
    expect(await cases.nameOf(second)).toBe('虛構委員乙');
    expect(await cases.nameOf(scene.headPart)).toBe(scene.head.displayName);
    expect((await cases.participations(caseKey)).map(({ participationId }) => participationId)).toEqual([
      scene.officerPart.participationId,
      scene.headPart.participationId,
      first.participationId,
      second.participationId
    ]);
  });

  it('closes the case to whoever is implicated or no longer takes part', async () => {
    const { cases } = held.store;
    const { caseKey } = scene.plan;
    await cases.setImplicated(caseKey, scene.headPart.participationId, true);
    expect(await cases.visible(scene.head.personId, caseKey)).toBeUndefined();
    await cases.endParticipation(caseKey, scene.officerPart.participationId);
    expect(await cases.visible(scene.officer.personId, caseKey)).toBeUndefined();
    await expect(cases.setImplicated('other', scene.headPart.participationId, true)).rejects.toMatchObject(
      refused('NOT_FOUND')
    );
  });

  it('lists what a person sees, newest first, by state and page', async () => {
    const { cases } = held.store;
    for (const key of ['a', 'b', 'c']) {
      held.clock.advance(1000);
      const { caseKey } = await openPlan(held.store, scene.agency, key);
      await cases.addParticipation(caseKey, { role: 'agency-head', personId: scene.head.personId });
      if (key === 'b') await cases.setState(caseKey, 'running');
    }
    const names = async (filter: Parameters<typeof cases.listVisible>[1]) =>
      (await cases.listVisible(scene.head.personId, filter)).map(({ record }) => record.codeName);
    expect(await names({})).toEqual(['青松c', '青松b', '青松a', '青松1']);
    expect(await names({ state: 'running' })).toEqual(['青松b']);
    expect(await names({ limit: 2, offset: 1 })).toEqual(['青松b', '青松a']);
  });
});
