import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeTestStore, type TestStore } from '../support/case-store.ts';
import { setScene, type Scene } from './scene.ts';

const refused = (code: string) => ({ refusal: expect.objectContaining({ code }) });
const SHA = 'b'.repeat(64);

describe('plans', () => {
  let held: TestStore;
  let scene: Scene;

  beforeEach(async () => {
    held = await makeTestStore();
    scene = await setScene(held.store);
  });

  afterEach(() => held.close());

  const save = (xml: string, expectedVersion: number) =>
    held.store.plans.saveDraft({
      caseKey: scene.plan.caseKey,
      xml,
      particulars: { subject: xml },
      by: scene.officer.personId,
      expectedVersion
    });

  const submit = (draftVersion: number, idempotencyKey = 'submission') =>
    held.store.plans.submit({
      caseKey: scene.plan.caseKey,
      by: scene.officer.personId,
      note: '送核',
      draftVersion,
      sha256: SHA,
      processDefinitionId: 'plan-x',
      resources: [
        { name: 'plan.bpmn', content: Buffer.from([0, 255, 128, 10]) },
        { name: '核定.form', content: Buffer.from('{}') }
      ],
      idempotencyKey
    });

  it('keeps versions as they were while the draft goes on', async () => {
    const { plans } = held.store;
    const { caseKey } = scene.plan;
    await save('<one/>', 0);
    await plans.keepVersion({ caseKey, by: scene.officer.personId, note: '初稿' });
    await save('<two/>', 1);
    expect(await plans.draft(caseKey)).toMatchObject({ xml: '<two/>', version: 2 });
    expect(await plans.version(caseKey, 1)).toMatchObject({
      xml: '<one/>',
      particulars: { subject: '<one/>' },
      note: '初稿',
      state: 'draft'
    });
    expect(await plans.version(caseKey, 2)).toBeUndefined();
  });

  it('binds the submitted bundle byte for byte', async () => {
    const { plans } = held.store;
    await save('<one/>', 0);
    const version = await submit(1);
    expect(await submit(1)).toEqual(version);
    const bundle = await plans.bundle(scene.plan.caseKey);
    expect(bundle).toMatchObject({
      version: 1,
      sha256: SHA,
      processDefinitionId: 'plan-x',
      state: 'submitted'
    });
    expect(bundle?.resources).toEqual([
      { name: 'plan.bpmn', content: Buffer.from([0, 255, 128, 10]) },
      { name: '核定.form', content: Buffer.from('{}') }
    ]);
    expect(await plans.particulars(scene.plan.caseKey, 1)).toEqual({ subject: '<one/>' });
  });

  it('refuses to submit another draft than the one read, and to edit while it is decided', async () => {
    await save('<one/>', 0);
    await save('<two/>', 1);
    await expect(submit(1)).rejects.toMatchObject(refused('STALE_VERSION'));
    await submit(2);
    await expect(save('<three/>', 2)).rejects.toMatchObject(refused('PLAN_NOT_EDITABLE'));
    await expect(submit(2, 'again')).rejects.toMatchObject(refused('PLAN_NOT_EDITABLE'));
    await held.store.plans.setBundleState(scene.plan.caseKey, 2, 'returned');
    expect(await save('<three/>', 2)).toMatchObject({ version: 3 });
    expect((await submit(3, 'again')).version).toBe(3);
  });

  it('numbers drafts, kept versions and submissions alike', async () => {
    const { plans } = held.store;
    const { caseKey } = scene.plan;
    await save('<one/>', 0);
    await plans.keepVersion({ caseKey, by: scene.officer.personId, note: '初稿' });
    expect((await submit(1)).version).toBe(1);
    await plans.setBundleState(caseKey, 1, 'returned');
    const again = await submit(1, 'unchanged');
    expect(again.version).toBe(2);
    expect(await submit(1, 'unchanged')).toEqual(again);
    expect(await plans.draft(caseKey)).toMatchObject({ xml: '<one/>', version: 2 });
    await plans.setBundleState(caseKey, 2, 'returned');
    expect(await save('<two/>', 2)).toMatchObject({ version: 3 });
    await plans.keepVersion({ caseKey, by: scene.officer.personId, note: '' });
    expect((await plans.versions(caseKey)).map(({ version, state }) => [version, state])).toEqual([
      [1, 'returned'],
      [2, 'returned'],
      [3, 'draft']
    ]);
  });

  it('lets a bundle go forward only', async () => {
    const { plans } = held.store;
    const { caseKey } = scene.plan;
    await save('<one/>', 0);
    await submit(1);
    await expect(plans.recordDeployment(caseKey, 1, '1', '2')).rejects.toMatchObject(refused('PLAN_STATE'));
    await plans.setBundleState(caseKey, 1, 'approved');
    await plans.setBundleState(caseKey, 1, 'approved');
    await plans.recordDeployment(caseKey, 1, '100', '200');
    await plans.recordDeployment(caseKey, 1, '999', '999');
    expect(await plans.versions(caseKey)).toMatchObject([
      { state: 'deployed', deploymentKey: '100', processInstanceKey: '200' }
    ]);
    for (const state of ['approved', 'rejected', 'voided'] as const) {
      await expect(plans.setBundleState(caseKey, 1, state)).rejects.toMatchObject(refused('PLAN_STATE'));
    }
  });

  it('lets one of several submissions at once stand', async () => {
    await save('<one/>', 0);
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => submit(1, `key-${index}`))
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
