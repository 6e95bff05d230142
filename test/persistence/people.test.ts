import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeTestStore, type TestStore } from '../support/case-store.ts';
import { addPerson, openPlan, setScene, taskOf, type Scene } from './scene.ts';

const HOUR = 3_600_000;

describe('people, deputies and sessions', () => {
  let held: TestStore;
  let scene: Scene;

  beforeEach(async () => {
    held = await makeTestStore();
    scene = await setScene(held.store);
  });

  afterEach(() => held.close());

  it('changes a person only on top of the version read', async () => {
    const { people } = held.store;
    const { personId } = scene.officer;
    const changed = await people.change(personId, 1, {
      displayName: '新名',
      roles: ['ethics-officer', 'staff']
    });
    expect(changed).toMatchObject({ displayName: '新名', roles: ['ethics-officer', 'staff'], version: 2 });
    await expect(people.change(personId, 1, { displayName: '舊' })).rejects.toMatchObject({
      refusal: { code: 'STALE_VERSION', facts: { given: 1, current: 2 } }
    });
    await expect(people.change('nobody', 1, {})).rejects.toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  });

  it('lists people of an agency and of a role', async () => {
    const { people, agencies } = held.store;
    const school = await agencies.add({ name: '虛構國小', parentId: scene.agency.agencyId });
    await addPerson(held.store, school, 'principal', ['agency-head']);
    expect(await people.list({ agencyId: scene.agency.agencyId })).toHaveLength(3);
    const heads = await people.list({ agencyId: school.agencyId, role: 'agency-head' });
    expect(heads.map(({ account }) => account)).toEqual(['principal']);
    const unit = await agencies.addUnit({ agencyId: school.agencyId, name: '總務處' });
    expect(await agencies.units(school.agencyId)).toEqual([unit]);
    expect((await agencies.get(school.agencyId))?.parentId).toBe(scene.agency.agencyId);
  });

  it.each([
    ['a new password', { passwordHash: 'other' }],
    ['other roles', { roles: ['staff' as const] }],
    ['disabling', { disabled: true }]
  ])('ends the sessions on %s', async (_what, change) => {
    const { sessions, people } = held.store;
    const { token } = await sessions.open(scene.officer.personId, HOUR);
    const other = await sessions.open(scene.head.personId, HOUR);
    await people.change(scene.officer.personId, 1, change);
    expect(await sessions.find(token)).toBeUndefined();
    expect(await sessions.find(other.token)).toBeDefined();
  });

  it('keeps a session until it expires, and only its hash', async () => {
    const { sessions } = held.store;
    const { token } = await sessions.open(scene.officer.personId, HOUR);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(await held.db('sessions').select('*'))).not.toContain(token);
    held.clock.advance(HOUR - 1);
    const seen = await sessions.find(token);
    expect(seen).toMatchObject({ personId: scene.officer.personId, provedAt: '2026-03-02T01:00:00.000Z' });
    await sessions.prove(token);
    expect((await sessions.find(token))?.provedAt).toBe('2026-03-02T01:59:59.999Z');
    await sessions.extend(token, HOUR);
    held.clock.advance(HOUR - 1);
    expect(await sessions.find(token)).toBeDefined();
    held.clock.advance(1);
    expect(await sessions.find(token)).toBeUndefined();
    expect(await sessions.purge()).toBe(1);
  });

  it('closes one session or all of a person', async () => {
    const { sessions } = held.store;
    const [a, b] = await Promise.all([1, 2].map(() => sessions.open(scene.officer.personId, HOUR)));
    await sessions.close(a?.token ?? '');
    expect(await sessions.find(a?.token ?? '')).toBeUndefined();
    expect(await sessions.find(b?.token ?? '')).toBeDefined();
    await sessions.closeAll(scene.officer.personId);
    expect(await sessions.find(b?.token ?? '')).toBeUndefined();
  });

  it('counts failed sign-ins without keeping what was typed', async () => {
    const { signInAttempts } = held.store;
    await signInAttempts.fail('account:MyPassw0rd');
    held.clock.advance(1000);
    await signInAttempts.fail('account:MyPassw0rd');
    expect(await signInAttempts.failures('account:MyPassw0rd', '2026-03-02T01:00:00Z')).toEqual({
      count: 2,
      last: '2026-03-02T01:00:01.000Z'
    });
    expect(await signInAttempts.failures('account:MyPassw0rd', '2026-03-02T01:00:01Z')).toMatchObject({
      count: 1
    });
    expect(JSON.stringify(await held.db('sign_in_attempts').select('*'))).not.toContain('MyPassw0rd');
    await signInAttempts.clear('account:MyPassw0rd');
    expect(await signInAttempts.failures('account:MyPassw0rd', '2026-03-02T01:00:00Z')).toEqual({
      count: 0,
      last: null
    });
  });

  describe('a deputy', () => {
    const from = '2026-03-02T09:00:00+08:00';
    const until = '2026-03-03T09:00:00+08:00';
    const appoint = (scope: { caseKey?: string; role?: 'agency-head' | 'staff' } = {}) =>
      held.store.deputies.appoint({
        principalId: scene.head.personId,
        deputyId: scene.outsider.personId,
        from,
        until,
        ...scope
      });
    const sees = async () =>
      (await held.store.cases.visible(scene.outsider.personId, scene.plan.caseKey)) !== undefined;

    beforeEach(() => held.store.tasks.project([taskOf(scene.plan.caseKey, '1')]));

    it('sees the principal’s case and task within the dates', async () => {
      await appoint();
      expect(await held.store.cases.visible(scene.outsider.personId, scene.plan.caseKey)).toMatchObject({
        standings: [{ role: 'agency-head', asDeputyOf: scene.head.personId }]
      });
      expect(await held.store.tasks.listVisible(scene.outsider.personId)).toMatchObject([
        { userTaskKey: '1', asDeputyOf: scene.head.personId }
      ]);
      expect(await held.store.tasks.visible(scene.outsider.personId, '1')).toMatchObject({
        asDeputyOf: scene.head.personId
      });
      held.clock.advance(24 * HOUR);
      expect(await sees()).toBe(false);
      expect(await held.store.tasks.visible(scene.outsider.personId, '1')).toBeUndefined();
    });

    it('sees nothing before the first day, after revocation, or outside the scope', async () => {
      held.clock.advance(-1);
      const { deputyshipId } = await appoint();
      expect(await sees()).toBe(false);
      held.clock.advance(1);
      expect(await sees()).toBe(true);
      await held.store.deputies.revoke(deputyshipId);
      expect(await sees()).toBe(false);
      await appoint({ role: 'staff' });
      expect(await sees()).toBe(false);
      const other = await openPlan(held.store, scene.agency, 'other');
      await appoint({ caseKey: other.caseKey });
      expect(await sees()).toBe(false);
      await appoint({ caseKey: scene.plan.caseKey, role: 'agency-head' });
      expect(await sees()).toBe(true);
      expect(await held.store.deputies.of(scene.outsider.personId)).toHaveLength(4);
    });

    it('acts in their own right where they have it', async () => {
      await appoint();
      await held.store.cases.addParticipation(scene.plan.caseKey, {
        role: 'agency-head',
        personId: scene.outsider.personId
      });
      expect(await held.store.tasks.listVisible(scene.outsider.personId)).toMatchObject([
        { asDeputyOf: null }
      ]);
      expect(await held.store.tasks.visible(scene.outsider.personId, '1')).toMatchObject({
        asDeputyOf: null
      });
    });

    it('stands for nobody who is implicated, and does not stand when implicated', async () => {
      await appoint();
      const { caseKey } = scene.plan;
      await held.store.cases.setImplicated(caseKey, scene.headPart.participationId, true);
      expect(await sees()).toBe(false);
      await held.store.cases.setImplicated(caseKey, scene.headPart.participationId, false);
      expect(await sees()).toBe(true);
      const staff = { role: 'staff' as const, personId: scene.outsider.personId };
      const { participationId } = await held.store.cases.addParticipation(caseKey, staff);
      await held.store.cases.setImplicated(caseKey, participationId, true);
      expect(await sees()).toBe(false);
      expect(await held.store.tasks.listVisible(scene.outsider.personId)).toEqual([]);
      expect(await held.store.tasks.visible(scene.outsider.personId, '1')).toBeUndefined();
    });
  });
});
