import { describe, expect, it } from '@jest/globals';
import { createComputeDueDates } from '../../workers/compute-due-dates.ts';
import { createMeasureScope } from '../../workers/measure-scope.ts';
import { createPublishMessage } from '../../workers/publish-message.ts';
import { createResolveParticipants } from '../../workers/resolve-participants.ts';
import { createResolveSuperior } from '../../workers/resolve-superior.ts';
import { createSetCaseState } from '../../workers/set-case-state.ts';
import { jobOf } from './world/job.ts';
import { createWorld } from './world/world.ts';

describe('compute-due-dates', () => {
  it('reckons each header over the office calendar and keeps former names', async () => {
    const world = createWorld();
    world.holidays.add('2026-11-21').add('2026-11-22');
    const variables = { due: { former: 'kept', head: 'old' }, bidOpening: '2026-12-04' };
    const job = jobOf('compute-due-dates', variables, { head: '+3wd', papers: 'bidOpening-2wd', now: '+0h' });
    expect(await createComputeDueDates(world)(job)).toEqual({
      complete: {
        due: {
          former: 'kept',
          head: '2026-11-25T17:30:00+08:00',
          papers: '2026-12-02T17:30:00+08:00',
          now: '2026-11-20T10:00:00+08:00'
        }
      }
    });
  });

  it('refuses a rule that counts from a date that is not there', async () => {
    const job = jobOf('compute-due-dates', {}, { papers: 'bidOpening-2wd' });
    await expect(createComputeDueDates(createWorld())(job)).rejects.toMatchObject({
      refusal: { code: 'DEADLINE_UNREADABLE' }
    });
  });
});

describe('measure-scope', () => {
  const thresholds = { announcement: 1_500_000, audit: 50_000_000, huge: 200_000_000 };
  const measured = async (estimatedAmount: unknown) => {
    const world = createWorld();
    const { caseKey } = await world.openCase([]);
    const sealed = { caseKey, elementId: 'Start', values: { estimatedAmount }, by: 'p', idempotencyKey: 'a' };
    await world.sealedFields.seal(sealed);
    return createMeasureScope(world)(jobOf('measure-scope', { caseKey, thresholds }));
  };

  it('lets only two booleans out of the case store', async () => {
    expect(await measured(86_000_000)).toEqual({ complete: { atAuditThreshold: true, hugePurchase: false } });
    expect(await measured(49_999_999)).toEqual({
      complete: { atAuditThreshold: false, hugePurchase: false }
    });
    expect(await measured(200_000_000)).toEqual({ complete: { atAuditThreshold: true, hugePurchase: true } });
  });

  it('fails without an amount, and does not say what was there instead', async () => {
    await expect(measured('八千六百萬')).rejects.toThrow(
      'measure-scope at TestElement lacks a sealed number in the case.'
    );
  });

  it('counts the people assessed where the model says so', async () => {
    const count = async (assessedCount: number, headers = { kind: 'personnel' }) => {
      const world = createWorld();
      const { caseKey } = await world.openCase([]);
      const values = { assessedCount, estimatedAmount: 86_000_000 };
      await world.sealedFields.seal({ caseKey, elementId: 'Start', values, by: 'p', idempotencyKey: 'a' });
      const variables = { caseKey, thresholds: { assessed: 100, ground: '第十六點' } };
      return createMeasureScope(world)(jobOf('measure-scope', variables, headers));
    };
    expect(await count(100)).toEqual({ complete: { atPersonnelThreshold: true } });
    expect(await count(99)).toEqual({ complete: { atPersonnelThreshold: false } });
    await expect(count(137, { kind: 'procurement' })).rejects.toThrow('the numbers audit, huge');
    await expect(count(137, { kind: 'constructor' })).rejects.toThrow('a known kind of matter');
  });
});

describe('resolve-participants', () => {
  it('lists a role’s participations without those implicated', async () => {
    const world = createWorld();
    const { caseKey } = await world.openCase(['unit-head']);
    const second = await world.cases.addParticipation(caseKey, { role: 'unit-head', personId: 'p-2' });
    await world.cases.setImplicated(caseKey, second.participationId, true);
    const job = jobOf('resolve-participants', { caseKey }, { role: 'unit-head', result: 'unitHeads' });
    expect(await createResolveParticipants(world)(job)).toEqual({
      complete: { unitHeads: [`${caseKey}/unit-head/1`] }
    });
  });
});

describe('resolve-participants of outsiders', () => {
  it('lists apart those who have no account', async () => {
    const world = createWorld();
    const { caseKey } = await world.openCase(['committee-member']);
    const { participationId } = await world.cases.addParticipation(caseKey, {
      role: 'committee-member',
      personId: null,
      externalName: '外聘委員'
    });
    const headers = { role: 'committee-member', result: 'members', outsiders: 'guests' };
    expect(
      await createResolveParticipants(world)(jobOf('resolve-participants', { caseKey }, headers))
    ).toEqual({
      complete: { members: [`${caseKey}/committee-member/1`, participationId], guests: [participationId] }
    });
  });
});

describe('resolve-participants of an answer', () => {
  it('lists whom the newest answer names, by their newest part, or nobody', async () => {
    const world = createWorld();
    const { caseKey } = await world.openCase(['general-affairs']);
    const personId = 'p-general-affairs';
    const { participationId } = await world.cases.addParticipation(caseKey, { role: 'attendee', personId });
    const headers = { answer: 'successorPerson', result: 'successors' };
    const answered = async (successorPerson: unknown, idempotencyKey: string) => {
      const values = { successorPerson };
      await world.sealedFields.seal({ caseKey, elementId: 'Take', values, by: 'p', idempotencyKey });
      return createResolveParticipants(world)(jobOf('resolve-participants', { caseKey }, headers));
    };
    expect(await answered(personId, 'first')).toEqual({ complete: { successors: [participationId] } });
    expect(await answered(null, 'second')).toEqual({ complete: { successors: [] } });
  });

  it('keeps two hand-overs that run at once apart', async () => {
    const world = createWorld();
    const { caseKey } = await world.openCase(['general-affairs', 'custodian']);
    const headers = { answer: 'successorPerson', result: 'successors' };
    for (const role of ['custodian', 'general-affairs'])
      await world.sealedFields.seal({
        caseKey,
        elementId: 'TakeHandOver',
        values: { successorPerson: `p-${role}`, leavingMember: `left-${role}` },
        by: 'p',
        idempotencyKey: role
      });
    const successorsOf = (leavingMember: string) =>
      createResolveParticipants(world)(jobOf('resolve-participants', { caseKey, leavingMember }, headers));
    expect(await successorsOf('left-custodian')).toEqual({
      complete: { successors: [`${caseKey}/custodian/2`] }
    });
    expect(await successorsOf('left-general-affairs')).toEqual({
      complete: { successors: [`${caseKey}/general-affairs/1`] }
    });
  });
});

describe('resolve-superior', () => {
  it('passes over a role when everyone who holds it is implicated', async () => {
    const world = createWorld();
    const { caseKey } = await world.openCase(['agency-head', 'ethics-officer']);
    const resolve = createResolveSuperior(world);
    const job = jobOf('resolve-superior', { caseKey });
    expect(await resolve(job)).toEqual({ complete: { headBypassed: false, officerBypassed: false } });
    await world.cases.setImplicated(caseKey, `${caseKey}/agency-head/1`, true);
    expect(await resolve(job)).toEqual({ complete: { headBypassed: true, officerBypassed: false } });
  });
});

describe('publish-message', () => {
  it('tells the process of the named case, once, and nothing but its key', async () => {
    const world = createWorld();
    const job = jobOf(
      'publish-message',
      { caseKey: 'leak', parentCaseKey: 'plan', secret: 'x' },
      { message: 'suspend-plan', correlate: 'parentCaseKey' }
    );
    const publish = createPublishMessage(world);
    await publish(job);
    await publish(job);
    expect(world.engineLog.published).toEqual([
      expect.objectContaining({
        name: 'suspend-plan',
        correlationKey: 'plan',
        variables: { caseKey: 'plan' }
      })
    ]);
  });
});

describe('how long a message is kept', () => {
  const published = async (headers: Record<string, string>) => {
    const world = createWorld();
    await createPublishMessage(world)(
      jobOf('publish-message', { caseKey: 'c' }, { message: 'm', ...headers })
    );
    return world.engineLog.published[0]?.timeToLiveMs;
  };

  it('is an hour, or what the model says; 0 reaches only who waits now', async () => {
    expect(await published({})).toBe(3_600_000);
    expect(await published({ timeToLive: '0' })).toBe(0);
    expect(await published({ timeToLive: '5000' })).toBe(5_000);
  });

  it.each(['', '-1', '1.5', 'PT1H'])('is not “%s”', async (timeToLive) => {
    await expect(published({ timeToLive })).rejects.toThrow('whole milliseconds in the header timeToLive');
  });
});

describe('set-case-state', () => {
  it('moves the case, says so in the audit log, and refuses a state that is none', async () => {
    const world = createWorld();
    const { caseKey } = await world.openCase([]);
    const set = createSetCaseState(world);
    await set(jobOf('set-case-state', { caseKey }, { state: 'suspended' }));
    expect((await world.cases.get(caseKey))?.state).toBe('suspended');
    expect(world.audited).toMatchObject([{ act: 'case.state', caseKey, facts: { state: 'suspended' } }]);
    await expect(set(jobOf('set-case-state', { caseKey }, { state: 'asleep' }))).rejects.toThrow(
      'a known case state'
    );
  });

  it('moves a case only out of the states named, so that a running plan stays as it is', async () => {
    const world = createWorld();
    const set = createSetCaseState(world);
    const reject = { state: 'rejected', from: 'draft, in-approval' };
    const running = await world.openCase([], { state: 'running' });
    await set(jobOf('set-case-state', { caseKey: running.caseKey }, reject));
    expect((await world.cases.get(running.caseKey))?.state).toBe('running');
    expect(world.audited).toEqual([]);
    const waiting = await world.openCase([], { state: 'in-approval' });
    await set(jobOf('set-case-state', { caseKey: waiting.caseKey }, reject));
    expect((await world.cases.get(waiting.caseKey))?.state).toBe('rejected');
    const wrong = jobOf('set-case-state', { caseKey: waiting.caseKey }, { state: 'closed', from: 'asleep' });
    await expect(set(wrong)).rejects.toThrow('known case states in the header from');
  });
});
