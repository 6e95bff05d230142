import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../domain/roles.ts';
import type { Person } from '../../../persistence/contract/index.ts';
import { nominateMembers } from '../../../server/acts/nominate-members.ts';
import { recuseMembers } from '../../../server/acts/recuse-members.ts';
import type { ActContext } from '../../../server/acts/register-act.ts';
import { addPerson, setScene, type Scene } from '../../persistence/scene.ts';
import { makeTestStore, type TestStore } from '../../support/case-store.ts';

let test: TestStore;
let scene: Scene;
let staff: Person[];

beforeEach(async () => {
  test = await makeTestStore();
  scene = await setScene(test.store);
  staff = [];
  for (const account of ['s1', 's2', 's3', 's4'])
    staff.push(await addPerson(test.store, scene.agency, account, ['staff']));
});
afterEach(() => test.close());

const procurement = { 'shoumi:composition': 'procurement' };

const context = (values: Record<string, unknown>, properties: object = procurement): ActContext =>
  ({
    store: test.store,
    task: { caseKey: scene.plan.caseKey },
    element: { elementId: 'Nominate', properties },
    values
  }) as unknown as ActContext;

const people = (count: number) =>
  staff.slice(0, count).map(({ personId }) => ({ nomineeKind: 'internal', nomineePerson: personId }));

const experts = (...names: string[]) => names.map((nomineeName) => ({ nomineeKind: 'expert', nomineeName }));

const nominate = (...nominees: object[]) => nominateMembers.apply(context({ nominees }));

const inRole = async (wanted: Role) =>
  (await test.store.cases.participations(scene.plan.caseKey)).filter(({ role }) => role === wanted);

const committee = () => inRole('committee-member');

const namesOf = async () => Promise.all((await committee()).map((member) => test.store.cases.nameOf(member)));

describe('nominating a committee', () => {
  it('brings in staff by their account and experts under a sealed name', async () => {
    expect(await nominate(...people(3), ...experts('甲', '乙'))).toEqual({
      role: 'committee-member',
      members: 5,
      experts: 2,
      ended: 0
    });
    const members = await committee();
    expect(members.map(({ personId }) => personId)).toEqual([
      ...staff.slice(0, 3).map(({ personId }) => personId),
      null,
      null
    ]);
    expect((await namesOf()).slice(3)).toEqual(['甲', '乙']);
    const rows = await test.db('participations').whereNull('person_id');
    expect(JSON.stringify(rows)).not.toContain('甲');
  });

  it('anew keeps who stays as they are and lets the others go', async () => {
    await nominate(...people(3), ...experts('甲', '乙'));
    const before = await committee();
    expect(await nominate(...people(4).slice(1), ...experts('乙', '丙'))).toMatchObject({ ended: 2 });
    const after = await committee();
    const kept = before.filter((each) =>
      after.some((other) => other.participationId === each.participationId)
    );
    expect(kept).toHaveLength(3);
    expect(await namesOf()).toEqual(expect.arrayContaining(['乙', '丙']));
    expect(await namesOf()).not.toContain('甲');
    expect(after).toHaveLength(5);
  });

  it.each([
    ['of four', () => [...people(2), ...experts('甲', '乙')]],
    ['with one expert', () => [...people(4), ...experts('甲')]]
  ])('%s is refused where the list is typed, and brings in nobody', async (_what, list) => {
    await expect(nominate(...list())).rejects.toMatchObject({
      refusal: { code: 'COMMITTEE_COMPOSITION', problems: [{ path: 'nominees' }] }
    });
    expect(await committee()).toEqual([]);
  });

  it('counts nobody twice', async () => {
    const twice = [...people(3), ...people(1), ...experts('甲', '乙')];
    await expect(nominate(...twice)).rejects.toMatchObject({ refusal: { code: 'INVALID_INPUT' } });
    await expect(nominate(...people(3), ...experts('甲', ' 甲 '))).rejects.toMatchObject({
      refusal: { code: 'INVALID_INPUT' }
    });
  });
});

describe('nominating for another part in the case', () => {
  const list = (properties: object, ...nominees: object[]) =>
    nominateMembers.apply(context({ nominees }, properties));
  const setters = { 'shoumi:nominates': 'question-setter' };

  it('fills the role that the task names, and leaves the others', async () => {
    await nominate(...people(3), ...experts('甲', '乙'));
    await list(setters, ...people(2), ...experts('丙'));
    expect(await inRole('question-setter')).toHaveLength(3);
    expect(await committee()).toHaveLength(5);
    await recuseMembers.apply(
      context({ recusedMembers: [(await inRole('question-setter'))[0]?.participationId] }, setters)
    );
    expect(await inRole('question-setter')).toHaveLength(2);
    expect(await committee()).toHaveLength(5);
  });

  it('demands somebody, or what the named rule demands', async () => {
    await expect(list(setters)).rejects.toMatchObject({ refusal: { code: 'NOBODY_NOMINATED' } });
    const appraisal = { 'shoumi:composition': 'personnel' };
    await expect(list(appraisal, ...people(4))).rejects.toMatchObject({
      refusal: { code: 'REVIEW_COMMITTEE_COMPOSITION', problems: [{ path: 'nominees' }] }
    });
    await list(appraisal, ...people(4), ...experts('甲'));
    expect(await committee()).toHaveLength(5);
  });

  it.each(['agency-head', 'ethics-officer', 'administrator', 'nobody'])(
    'never makes anybody %s',
    async (role) => {
      await expect(list({ 'shoumi:nominates': role }, ...people(1))).rejects.toThrow(
        'which no list may fill'
      );
    }
  );
});

describe('recusing', () => {
  const recuse = async (conflictResult: string, ...indexes: number[]) => {
    const members = await committee();
    const recusedMembers = indexes.map((index) => members[index]?.participationId);
    return recuseMembers.apply(context({ conflictResult, recusedMembers }));
  };

  it('takes who must recuse out of the case', async () => {
    await nominate(...people(4), ...experts('甲', '乙'));
    await recuse('replaced', 0);
    expect((await committee()).map(({ personId }) => personId)).not.toContain(staff[0]?.personId);
    expect(await test.store.cases.visible(staff[0]?.personId ?? '', scene.plan.caseKey)).toBeUndefined();
  });

  it('goes on only with a committee that is still one', async () => {
    await nominate(...people(4), ...experts('甲', '乙'));
    await expect(recuse('replaced', 0, 1)).rejects.toMatchObject({
      refusal: { code: 'COMMITTEE_COMPOSITION', problems: [{ path: 'recusedMembers' }] }
    });
    expect(await committee()).toHaveLength(6);
    await recuse('found', 0, 1);
    expect(await committee()).toHaveLength(4);
  });

  it('takes out nobody who is no member', async () => {
    await nominate(...people(3), ...experts('甲', '乙'));
    const recusedMembers = [scene.headPart.participationId];
    await recuseMembers.apply(context({ conflictResult: 'found', recusedMembers }));
    const all = await test.store.cases.participations(scene.plan.caseKey);
    expect(all.map(({ participationId }) => participationId)).toContain(scene.headPart.participationId);
    expect(await committee()).toHaveLength(5);
  });
});
