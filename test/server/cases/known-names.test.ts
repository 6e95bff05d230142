import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Participation } from '../../../domain/cases.ts';
import type { Person } from '../../../persistence/contract/index.ts';
import { knownNames, knownNamesIn } from '../../../server/cases/known-names.ts';
import { setScene, taskOf, type Scene } from '../../persistence/scene.ts';
import { makeTestStore, type TestStore } from '../../support/case-store.ts';

let held: TestStore;
let scene: Scene;
let custodian: Person;
let setter: Person;
let setterPart: Participation;
let expert: Participation;

beforeEach(async () => {
  held = await makeTestStore();
  scene = await setScene(held.store);
  const { people, cases } = held.store;
  const add = (account: string, displayName: string) =>
    people.add({
      account,
      displayName,
      passwordHash: 'x',
      agencyId: scene.agency.agencyId,
      roles: ['staff']
    });
  custodian = await add('keeper', '喬雅筑');
  setter = await add('setter', '柯子墨');
  const { caseKey } = scene.plan;
  await cases.addParticipation(caseKey, { role: 'custodian', personId: custodian.personId });
  setterPart = await cases.addParticipation(caseKey, { role: 'question-setter', personId: setter.personId });
  expert = await cases.addParticipation(caseKey, {
    role: 'question-setter',
    personId: null,
    externalName: '白翊安'
  });
});
afterEach(() => held.close());

const seenBy = (person: Person) => knownNamesIn(held.store, person, scene.plan.caseKey);

describe('names of the people of a case', () => {
  it('are told to who may know them, outsiders and those who left too', async () => {
    await held.store.cases.endParticipation(scene.plan.caseKey, expert.participationId);
    const names = await seenBy(scene.head);
    expect(await names.participant(setterPart.participationId)).toBe('柯子墨');
    expect(await names.participant(expert.participationId)).toBe('白翊安');
    expect(await names.participant(null)).toBeNull();
    expect(await names.participant('no-such-part')).toBeNull();
  });

  it('are a mark to others, after they left too', async () => {
    await held.store.cases.endParticipation(scene.plan.caseKey, expert.participationId);
    const names = await seenBy(custodian);
    const { participationId } = expert;
    expect(await names.participant(participationId)).toBe('（不公開）');
    expect(await names.choice(participationId)).toBe(`（不公開） ${participationId.slice(0, 4)}`);
    expect(await names.actor(setter.personId)).toBe('（不公開）');
    const english = await seenBy({ ...custodian, language: 'en' });
    expect(await english.participant(participationId)).toBe('(withheld)');
  });

  it('a deputy’s name does not tell of a principal who is withheld', async () => {
    const names = await seenBy(custodian);
    const deed = { actor: scene.officer.personId, asDeputyOf: setter.personId };
    expect(await names.deputised(deed, [])).toEqual({ actor: '（不公開）', asDeputyOf: '（不公開）' });
    const own = { actor: scene.officer.personId, asDeputyOf: null };
    expect(await names.deputised(own, [])).toEqual({ actor: scene.officer.displayName, asDeputyOf: null });
    expect(await names.deputised({ actor: null, asDeputyOf: null }, [])).toEqual({
      actor: null,
      asDeputyOf: null
    });
  });

  it('a paper is read by who may know all whom it names; one of before names everybody', async () => {
    const both = [setterPart.participationId, custodian.personId];
    const [keeper, head, itself] = await Promise.all([custodian, scene.head, setter].map(seenBy));
    expect([keeper?.mayKnowAll(both), head?.mayKnowAll(both), itself?.mayKnowAll(both)]).toEqual([
      false,
      true,
      true
    ]);
    expect([keeper?.mayKnowAll(null), head?.mayKnowAll(null)]).toEqual([false, true]);
    expect([keeper?.mayKnowAll([custodian.personId]), keeper?.mayKnowAll([])]).toEqual([true, true]);
  });

  it('nobody outside the case knows a secret list', async () => {
    const outside = await knownNames(held.store, scene.outsider, scene.plan.caseKey, []);
    expect(await outside.participant(setterPart.participationId)).toBe('（不公開）');
  });

  it('a list is known to all once its release is carried out, not before', async () => {
    const { releases } = held.store;
    const { caseKey } = scene.plan;
    const decide = (decision: 'release' | 'keep', idempotencyKey: string) =>
      releases.decide({
        caseKey,
        artefact: 'setter-list',
        decision,
        ground: '考試完畢',
        by: scene.head.personId,
        idempotencyKey
      });
    const shown = async () => (await seenBy(custodian)).participant(expert.participationId);
    await decide('release', 'r1');
    expect(await shown()).toBe('（不公開）');
    await releases.carryOut(caseKey);
    expect(await shown()).toBe('白翊安');
    await decide('keep', 'r2');
    expect(await shown()).toBe('（不公開）');
  });

  it('a committee that is kept secret is known to all once its evaluation begins, not when it is called', async () => {
    const { cases, plans, tasks } = held.store;
    const { caseKey } = scene.plan;
    const xml = await readFile(
      new URL('../../../workflows/plan-procurement-bid.bpmn', import.meta.url),
      'utf8'
    );
    await plans.saveDraft({ caseKey, xml, particulars: {}, expectedVersion: 0, by: scene.officer.personId });
    const member = { role: 'committee-member', personId: setter.personId } as const;
    const { participationId } = await cases.addParticipation(caseKey, member);
    const shown = async () => (await seenBy(custodian)).participant(participationId);
    const meeting = { elementId: 'HoldMeeting', dueAt: '2026-03-02T14:00+08:00' };
    await tasks.project([taskOf(caseKey, '1', meeting)]);
    held.clock.at = Date.parse('2026-03-02T13:59:00+08:00');
    expect(await shown()).toBe('（不公開）');
    held.clock.at = Date.parse('2026-03-02T14:00:00+08:00');
    expect(await shown()).toBe('柯子墨');
    await tasks.markGone(['1']);
    expect(await shown()).toBe('（不公開）');
  });
});
