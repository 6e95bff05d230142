import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormSchema } from '../../../server/forms/form-schema.ts';
import { newKey } from '../../support/client.ts';
import { startDesk, type TestDesk } from '../../support/desk.ts';
import { fillForm } from '../../support/fill-form.ts';
import { Play } from '../../support/play.ts';

const register = {
  reportKind: 'leak',
  leakType: 'document',
  channel: 'paper',
  leakGrade: 'secret',
  noticedAt: '2026-11-02T08:00+08:00',
  confirmed: true
};

describe('a leak of a State secret', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  }, 60_000);
  afterAll(() => desk.close());

  const send = (values: object) => ({ body: { values, idempotencyKey: newKey() } });
  const caseCount = async () => (await desk.product.desk.store.cases.keys()).length;

  it('is registered without content, as such a case', async () => {
    const receipt = await desk.as('officer1').call('reportLeak', send(register));
    const { store } = desk.product.desk;
    expect((await store.cases.get(receipt.caseKey))?.grade).toBe('secret');
    const [entry] = await store.sealedFields.entries(receipt.caseKey, 'LeakReported');
    expect(entry?.values).not.toHaveProperty('whatLeaked');
    expect(entry?.values).toMatchObject({ leakGrade: 'secret', leakType: 'document' });
  }, 60_000);

  it('is refused with content, before anything is written; every free text counts as content', async () => {
    const before = await caseCount();
    const { form } = await desk.as('officer1').call('leakReportForm');
    const texts = ((form as FormSchema).components ?? []).filter(({ type }) => type === 'textarea');
    expect(texts.length).toBeGreaterThan(3);
    for (const { key = '' } of texts) {
      const refusal = await desk.as('officer1').refused('reportLeak', send({ ...register, [key]: '內容' }));
      expect([key, refusal.status, refusal.problem.code]).toEqual([key, 422, 'STATE_SECRET_CONTENT']);
    }
    expect(await caseCount()).toBe(before);
  }, 60_000);

  const texts = (form: unknown) =>
    ((form as FormSchema).components ?? []).filter(({ type }) => type === 'textfield' || type === 'textarea');

  it('takes register entries in every later task, and free text in none', async () => {
    const { caseKey } = await desk.as('officer1').call('reportLeak', send(register));
    const play = new Play(desk);
    const task = await play.awaitTask('ethics1', caseKey, 'PreserveEvidence');
    const params = { taskKey: task.taskKey };
    const { form, values } = await desk.as('ethics1').call('task', { params });
    const fields = texts(form);
    expect(fields.map(({ type }) => type)).toEqual(fields.map(() => 'textfield'));
    expect(fields.map((field) => field.description)).toContainEqual(expect.stringContaining('離線卷宗'));
    const reference = { evidenceTitle: 'EV-2026-001', evidenceOrigin: 'EV-2026-002' };
    const hash = { evidenceSha256: 'a1'.repeat(32) };
    const filled = fillForm(form as FormSchema, values, { ...reference, ...hash }, desk.now());
    for (const key of Object.keys(reference)) {
      const body = { values: { ...filled, [key]: '演習計畫第三頁外流' }, idempotencyKey: newKey() };
      const refusal = await desk.as('ethics1').refused('completeTask', { params, body });
      expect([refusal.status, refusal.problem.code]).toEqual([422, 'STATE_SECRET_CONTENT']);
      expect(refusal.problem.problems).toMatchObject([{ path: key, zh: expect.stringContaining('編號') }]);
    }
    const { sealedFields } = desk.product.desk.store;
    expect(await sealedFields.entries(caseKey, 'PreserveEvidence')).toEqual([]);
    await desk
      .as('ethics1')
      .call('completeTask', { params, body: { values: filled, idempotencyKey: newKey() } });
    const [entry] = await sealedFields.entries(caseKey, 'PreserveEvidence');
    expect(entry?.values).toMatchObject(reference);
  }, 60_000);

  it('takes no free text in an order to the case either', async () => {
    const { caseKey } = await desk.as('officer1').call('reportLeak', send(register));
    const head = desk.as('head');
    await new Play(desk).awaitTask('head', caseKey, 'AcknowledgeLeak');
    const { actions } = await head.call('leakRoom', { params: { caseKey } });
    const cancel = actions.find(({ action }) => action === 'cancel-case');
    expect(texts(cancel?.form).map(({ type }) => type)).toEqual(['textfield']);
    const order = (cancellationReason: string) => ({
      params: { caseKey, action: 'cancel-case' },
      body: {
        values: fillForm((cancel?.form ?? {}) as FormSchema, {}, { cancellationReason }, desk.now()),
        password: head.password,
        idempotencyKey: newKey()
      }
    });
    const form = `action-${caseKey}-cancel-case`;
    const values = { cancellationReason: '演習計畫並未外流' };
    expect(await head.call('keepDraft', { params: { form }, body: { values } })).toEqual({ kept: false });
    const refusal = await head.refused('caseAction', order('演習計畫並未外流'));
    expect(refusal.problem.code).toBe('STATE_SECRET_CONTENT');
    await head.call('caseAction', order('REG-115-7'));
  }, 60_000);
});
