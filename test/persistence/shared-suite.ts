import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCaseStore } from '../../persistence/case-store.ts';
import type { CaseStore } from '../../persistence/contract/index.ts';
import { makeTestStore, type MakeDatabase, type TestStore } from '../support/case-store.ts';
import { addPerson, openPlan, setScene, taskOf, type Scene } from './scene.ts';

const refused = (code: string) => ({ refusal: expect.objectContaining({ code }) });

const minute = (): number => 60_000;

/** What must hold on every database alike. */
export function describeCaseStore(name: string, make: MakeDatabase): void {
  describe(`case store on ${name}`, () => {
    let held: TestStore;
    let scene: Scene;

    beforeAll(async () => {
      held = await makeTestStore(make);
      scene = await setScene(held.store);
    });

    afterAll(() => held?.close());

    it('numbers cases per agency, kind and ROC year', async () => {
      const { store } = held;
      const next = await openPlan(store, scene.agency, 'numbering');
      expect(scene.plan.number).toBe('115-專-0001');
      expect(next.number).toBe('115-專-0002');
      const again = await openPlan(store, scene.agency, 'numbering');
      expect(again).toEqual(next);
    });

    it('gives 20 cases opened at once 20 numbers, and one case for one key', async () => {
      const { store } = held;
      const opened = await Promise.all(
        Array.from({ length: 20 }, (_, index) => openPlan(store, scene.agency, `at-once-${index}`))
      );
      expect(new Set(opened.map(({ number }) => number)).size).toBe(20);
      const same = await Promise.all(Array.from({ length: 10 }, () => openPlan(store, scene.agency, 'same')));
      expect(new Set(same.map(({ caseKey }) => caseKey)).size).toBe(1);
    });

    it('refuses a second account that differs in case only', async () => {
      const { store } = held;
      const twin = {
        account: 'OFFICER',
        displayName: '同名',
        passwordHash: 'x',
        agencyId: scene.agency.agencyId
      };
      await expect(store.people.add({ ...twin, roles: [] })).rejects.toMatchObject(refused('ACCOUNT_TAKEN'));
      expect((await store.people.byAccount(' Officer '))?.personId).toBe(scene.officer.personId);
    });

    it('shows a case to whom it names and to nobody else', async () => {
      const { store } = held;
      const { caseKey } = scene.plan;
      expect((await store.cases.visible(scene.head.personId, caseKey))?.standings).toEqual([
        { participationId: scene.headPart.participationId, role: 'agency-head', asDeputyOf: null }
      ]);
      expect(await store.cases.visible(scene.outsider.personId, caseKey)).toBeUndefined();
      expect(await store.cases.listVisible(scene.outsider.personId)).toEqual([]);
    });

    it('keeps sealed entries apart by element and writes one per key', async () => {
      const { store } = held;
      const entry = { caseKey: scene.plan.caseKey, by: scene.officer.personId, idempotencyKey: 'fields' };
      const values = { subject: '極密工程名稱', amount: 86_000_000, names: ['甲'] };
      const id = await store.sealedFields.seal({ ...entry, elementId: 'DraftEssentials', values });
      const other = { ...entry, elementId: 'DraftEssentials', values: { subject: '別的' } };
      expect(await store.sealedFields.seal(other)).toBe(id);
      await store.sealedFields.seal({ ...entry, elementId: 'Other', values: {}, idempotencyKey: 'other' });
      expect(await store.sealedFields.entries(scene.plan.caseKey, 'DraftEssentials')).toEqual([
        expect.objectContaining({ entryId: id, values, sealedBy: scene.officer.personId })
      ]);
      expect(await store.sealedFields.entries(scene.plan.caseKey)).toHaveLength(2);
    });

    it('lets one of 50 parallel completions win', async () => {
      const { store } = held;
      await store.tasks.project([taskOf(scene.plan.caseKey, '5001')]);
      const begin = (idempotencyKey: string) =>
        store.taskActs.begin({
          idempotencyKey,
          userTaskKey: '5001',
          personId: scene.head.personId,
          variables: { approved: true }
        });
      const answers = await Promise.allSettled(
        Array.from({ length: 50 }, (_, index) => begin(`race-${index}`))
      );
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const answer of answers) {
        if (answer.status === 'rejected') expect(answer.reason).toMatchObject(refused('TASK_GONE'));
      }
      expect((await store.tasks.get('5001'))?.state).toBe('completing');
    });

    it('takes 50 sendings of one act as one act', async () => {
      const { store } = held;
      await store.tasks.project([taskOf(scene.plan.caseKey, '5002')]);
      const intent = {
        idempotencyKey: 'one',
        userTaskKey: '5002',
        personId: scene.head.personId,
        variables: {}
      };
      const answers = await Promise.all(Array.from({ length: 50 }, () => store.taskActs.begin(intent)));
      expect(answers.filter(({ created }) => created)).toHaveLength(1);
      const actId = answers[0]?.act.actId ?? '';
      expect(new Set(answers.map(({ act }) => act.actId))).toEqual(new Set([actId]));
      const confirmed = await Promise.all(
        Array.from({ length: 10 }, () => store.taskActs.markConfirmed(actId))
      );
      expect(confirmed.filter(Boolean)).toHaveLength(1);
      const applied = await Promise.all(Array.from({ length: 10 }, () => store.taskActs.markApplied(actId)));
      expect(applied.filter(Boolean)).toHaveLength(1);
      expect((await store.tasks.get('5002'))?.state).toBe('done');
    });

    it('lists open tasks by due date across roles and participations', async () => {
      const { store } = held;
      const { caseKey } = await openPlan(store, scene.agency, 'listing');
      const person = scene.outsider;
      const part = await store.cases.addParticipation(caseKey, {
        role: 'case-officer',
        personId: person.personId
      });
      const mine = { role: null, participationId: part.participationId };
      await store.tasks.project([
        taskOf(caseKey, '6001', { role: 'case-officer', dueAt: null }),
        taskOf(caseKey, '6002', { ...mine, dueAt: '2026-03-04T17:00:00+08:00' }),
        taskOf(caseKey, '6003', { role: 'case-officer', dueAt: '2026-03-04T08:30:00Z' }),
        taskOf(caseKey, '6004', { role: 'agency-head' })
      ]);
      const listed = await store.tasks.listVisible(person.personId);
      expect(listed.map(({ userTaskKey }) => userTaskKey)).toEqual(['6003', '6002', '6001']);
      expect(await store.tasks.countVisible(person.personId)).toBe(3);
      expect(await store.tasks.visible(person.personId, '6004')).toBeUndefined();
      const page = await store.tasks.listVisible(person.personId, { limit: 1, offset: 1 });
      expect(page.map(({ userTaskKey }) => userTaskKey)).toEqual(['6002']);
    });

    it('keeps one draft of a form for each person, the newest', async () => {
      const { store } = held;
      const day = 24 * 3_600_000;
      for (const what of ['first', '第二'])
        await store.formDrafts.keep(scene.officer.personId, 'new-plan', { what }, day);
      expect(await store.formDrafts.read(scene.officer.personId, 'new-plan')).toEqual({ what: '第二' });
      expect(await store.formDrafts.read(scene.head.personId, 'new-plan')).toBeUndefined();
      await store.formDrafts.drop(scene.officer.personId, 'new-plan');
      expect(await store.formDrafts.purge()).toBe(0);
    });

    it('gives what comes after a hand-over to the last successor, and knows what has begun', async () => {
      const { store } = held;
      const { cases, tasks } = store;
      const { caseKey } = await openPlan(store, scene.agency, 'succession');
      const joins = async (account: string) => {
        const { personId } = await addPerson(store, scene.agency, account, ['staff']);
        return (await cases.addParticipation(caseKey, { role: 'marker', personId })).participationId;
      };
      const [first, second, third] = [await joins('m1'), await joins('m2'), await joins('m3')];
      await cases.endParticipation(caseKey, first, second);
      await cases.endParticipation(caseKey, second, third);
      const now = await cases.currentOf([first, second, third, 'unknown']);
      expect([...now.values()]).toEqual([third, third, third, 'unknown']);
      const past = {
        elementId: 'Mark',
        role: null,
        participationId: first,
        dueAt: '2026-03-02T08:00:00+08:00'
      };
      const future = { elementId: 'Enter', dueAt: '2099-03-02T08:00:00+08:00' };
      await tasks.project([taskOf(caseKey, '931', past), taskOf(caseKey, '932', future)]);
      expect((await tasks.get('931'))?.participationId).toBe(third);
      expect(await tasks.begun(caseKey, ['Mark', 'Enter', 'Publish'])).toEqual(new Set(['Mark']));
      await tasks.markGone(['931', '932']);
    });

    it('lists what falls to somebody who left to the ethics officer, now and later, until somebody follows', async () => {
      const { cases, tasks } = held.store;
      const { caseKey } = await openPlan(held.store, scene.agency, 'vacant');
      const officer = await addPerson(held.store, scene.agency, 'vacancies', ['ethics-officer']);
      await cases.addParticipation(caseKey, { role: 'ethics-officer', personId: officer.personId });
      const [left, follows] = [
        await cases.addParticipation(caseKey, { role: 'marker', personId: scene.outsider.personId }),
        await cases.addParticipation(caseKey, { role: 'marker', personId: scene.officer.personId })
      ];
      const own = { role: null, participationId: left.participationId };
      await tasks.project([taskOf(caseKey, 'vacant-1', own)]);
      const vacant = async (personId = officer.personId) =>
        (await tasks.listVacant(personId)).map(({ userTaskKey }) => userTaskKey);
      expect(await vacant()).toEqual([]);
      await cases.endParticipation(caseKey, left.participationId);
      await tasks.project([taskOf(caseKey, 'vacant-2', own)]);
      expect(await vacant()).toEqual(['vacant-1', 'vacant-2']);
      expect(await tasks.countVacant(officer.personId)).toBe(2);
      expect(await tasks.listVisible(officer.personId, { caseKey })).toEqual([]);
      expect(await vacant(scene.officer.personId)).toEqual([]);
      await cases.setSuccessor(caseKey, left.participationId, follows.participationId);
      await tasks.handOver(left, follows.participationId);
      await tasks.project([taskOf(caseKey, 'vacant-3', own)]);
      expect(await vacant()).toEqual([]);
      const theirs = await tasks.listVisible(scene.officer.personId, { caseKey });
      expect(theirs.map(({ userTaskKey }) => userTaskKey)).toEqual(['vacant-1', 'vacant-2', 'vacant-3']);
    });

    it('merges the first of a person’s many tasks from each role', async () => {
      const { cases, tasks } = held.store;
      const busy = await addPerson(held.store, scene.agency, 'busy', ['agency-head']);
      for (const [at, dueAt] of [null, '2027-01-01T00:00:00Z'].entries()) {
        const { caseKey } = await openPlan(held.store, scene.agency, `busy-${at}`);
        await cases.addParticipation(caseKey, { role: 'agency-head', personId: busy.personId });
        await tasks.project(
          Array.from({ length: 1600 }, (_none, n) => taskOf(caseKey, `busy-${at}-${10_000 + n}`, { dueAt }))
        );
      }
      const page = await tasks.listVisible(busy.personId, { limit: 4, offset: 1598 });
      const keys = ['busy-1-11598', 'busy-1-11599', 'busy-0-10000', 'busy-0-10001'];
      expect(page.map(({ userTaskKey }) => userTaskKey)).toEqual(keys);
    });

    it('refuses to save over a draft that someone else saved', async () => {
      const { store } = held;
      const draft = {
        caseKey: scene.plan.caseKey,
        xml: '<bpmn/>',
        particulars: {},
        by: scene.officer.personId
      };
      await store.plans.saveDraft({ ...draft, expectedVersion: 0 });
      const saves = await Promise.allSettled(
        Array.from({ length: 8 }, () => store.plans.saveDraft({ ...draft, expectedVersion: 1 }))
      );
      expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expect(store.plans.saveDraft({ ...draft, expectedVersion: 1 })).rejects.toMatchObject({
        refusal: { code: 'STALE_VERSION', facts: { given: 1, current: 2 } }
      });
    });

    it('numbers copies without gaps when several allocate at once', async () => {
      const { store } = held;
      const holders = [scene.officerPart.participationId, scene.headPart.participationId];
      const base = { caseKey: scene.plan.caseKey, artefact: 'tender-papers', holders };
      await Promise.all(
        Array.from({ length: 5 }, (_, index) =>
          store.custody.allocate({ ...base, idempotencyKey: `allocate-${index}` })
        )
      );
      const copies = await store.custody.copies(scene.plan.caseKey);
      expect(copies.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    it('chains audit entries appended in parallel, and verifies them', async () => {
      const { store } = held;
      const before = (await store.audit.head()).seq;
      await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          store.audit.append({
            actor: scene.head.personId,
            act: 'task.complete',
            caseKey: scene.plan.caseKey,
            facts: { index }
          })
        )
      );
      expect((await store.audit.head()).seq).toBe(before + 30);
      expect(await store.audit.verify()).toMatchObject({ ok: true, entries: before + 30 });
    });

    it('refuses to change or delete what is append-only', async () => {
      const { db } = held;
      for (const table of ['audit_log', 'custody_events']) {
        await expect(db(table).update({ at: 'x' })).rejects.toThrow(/append-only/);
        await expect(db(table).delete()).rejects.toThrow(/append-only/);
      }
    });

    it('takes back everything of a transaction that fails', async () => {
      const { store } = held;
      const before = await store.audit.head();
      await expect(
        store.transaction(async (inner) => {
          await inner.audit.append({ actor: null, act: 'case.open', caseKey: null, facts: {} });
          await openPlan(inner, scene.agency, 'rolled-back');
          throw new Error('given up');
        })
      ).rejects.toThrow('given up');
      expect(await store.audit.head()).toEqual(before);
      const after = await openPlan(store, scene.agency, 'rolled-back');
      expect(await store.sealedFields.entries(after.caseKey)).toEqual([]);
    });

    it('sends the same notice once and to one mailer', async () => {
      const { store, clock } = held;
      const notice = {
        caseKey: scene.plan.caseKey,
        personId: scene.head.personId,
        templateId: 'task-assigned'
      };
      await Promise.all(
        Array.from({ length: 5 }, () => store.notices.enqueue({ ...notice, dedupeKey: 'k1' }))
      );
      expect(await store.notices.countUnread(scene.head.personId)).toBe(1);
      const taken = await Promise.all([1, 2, 3].map(() => store.notices.takeForMail(10, minute)));
      expect(taken.flat()).toHaveLength(1);
      clock.advance(60_000);
      const [again] = await store.notices.takeForMail(10, minute);
      expect(again).toMatchObject({ email: 'head@example.test', attempts: 2, caseNumber: '115-專-0001' });
      await store.notices.markMailed(again?.noticeId ?? '');
      clock.advance(60_000);
      expect(await store.notices.takeForMail(10, minute)).toEqual([]);
    });

    it('offers a notice for mailing later and later, until it is given up', async () => {
      const { notices } = held.store;
      const notice = {
        caseKey: scene.plan.caseKey,
        personId: scene.head.personId,
        templateId: 'task-assigned'
      };
      await notices.enqueue({ ...notice, dedupeKey: 'k2' });
      const take = () => notices.takeForMail(10, (attempts) => attempts * 60_000);
      const [first] = await take();
      held.clock.advance(60_000);
      expect(await take()).toMatchObject([{ attempts: 2 }]);
      held.clock.advance(60_000);
      expect(await take()).toEqual([]);
      held.clock.advance(60_000);
      expect(await take()).toMatchObject([{ attempts: 3 }]);
      expect(await notices.giveUpMail(first?.noticeId ?? '')).toMatchObject(notice);
      expect(await notices.giveUpMail(first?.noticeId ?? '')).toBeUndefined();
      held.clock.advance(86_400_000);
      expect(await take()).toEqual([]);
      const shown = await notices.listFor(scene.head.personId);
      expect(shown.map(({ noticeId }) => noticeId)).toContain(first?.noticeId);
    });

    it('lets one process at a time work under a key, and each under its own', async () => {
      const { openDatabase } = await import('../../persistence/database.ts');
      const isShared = held.database.settings.client === 'mariadb';
      const db = isShared ? await openDatabase(held.database.settings) : held.db;
      const other = isShared
        ? createCaseStore(db, { clock: held.clock, masterKey: held.masterKey, random: randomBytes })
        : held.store;
      const steps: string[] = [];
      const step = (store: CaseStore, key: string, name: string) =>
        store.alone(key, async () => {
          steps.push(`${name} in`);
          await new Promise((resolve) => setImmediate(resolve));
          await store.agencies.list();
          steps.push(`${name} out`);
        });
      const inside = held.store.alone('apart', () => step(other, 'another', 'free'));
      await Promise.all([inside, step(held.store, 'k', 'one'), step(other, 'k', 'two')]);
      const under = steps.filter((each) => !each.startsWith('free'));
      expect(under.map((each) => each.split(' ')[1])).toEqual(['in', 'out', 'in', 'out']);
      expect(new Set(under.map((each) => each.split(' ')[0])).size).toBe(2);
      await expect(held.store.alone('k', () => Promise.reject(new Error('broken')))).rejects.toThrow(
        'broken'
      );
      expect(await other.alone('k', async () => 'free again')).toBe('free again');
      if (isShared) await db.destroy();
    });

    it('replaces calendar days', async () => {
      const { store } = held;
      const day = { date: '2026-07-10', source: '颱風停班' };
      await store.calendar.put([{ ...day, kind: 'holiday' }]);
      await store.calendar.put([{ ...day, kind: 'workday' }]);
      expect((await store.calendar.holidays(2026, 2026)).has('2026-07-10')).toBe(false);
    });

    it('opens a database that is there already without changing it', async () => {
      const { openDatabase } = await import('../../persistence/database.ts');
      const again = await openDatabase(held.database.settings);
      expect(await again('cases').where({ case_key: scene.plan.caseKey }).first('number')).toMatchObject({
        number: '115-專-0001'
      });
      await again.destroy();
    });
  });
}
