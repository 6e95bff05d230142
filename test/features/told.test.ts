import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey, Refused } from '../support/client.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { fillForm } from '../support/fill-form.ts';
import { Play } from '../support/play.ts';
import { until } from '../support/until.ts';

const report = {
  reportKind: 'leak',
  leakType: 'document',
  channel: 'messenger-group',
  leakGrade: 'official-secret',
  whatLeaked: '密件影本出現在通訊群組',
  relatedCase: '115-專-9999'
};

describe('a reported leak', () => {
  let desk: TestDesk;
  let caseKey: string;

  const reported = async (answers: object) => {
    const reporter = desk.as('staff');
    const { form } = await reporter.call('leakReportForm');
    const values = fillForm(form, {}, { ...report, ...answers }, desk.now());
    return reporter.call('reportLeak', { body: { values, idempotencyKey: newKey() } });
  };

  /** Waits until the person is told something of the case, and answers all of it. */
  const told = (account: string) =>
    until(
      async () => {
        const { notices } = await desk.as(account).call('notices');
        const ofCase = notices.filter((notice) => notice.caseKey === caseKey);
        return ofCase.length > 0 ? ofCase.map(({ subject }) => subject.zh) : undefined;
      },
      () => `${account} is told nothing`
    );

  beforeAll(async () => {
    desk = await startDesk();
    ({ caseKey } = await reported({}));
    await new Play(desk).awaitTask('ethics1', caseKey, 'PreserveEvidence');
  }, 60_000);
  afterAll(() => desk.close());

  it.each(['head', 'ethics1', 'ethics2', 'superior1'])('is told to %s, once', async (account) => {
    expect(await told(account)).toEqual([expect.stringMatching(/密陳事項$/)]);
  });

  const detailOf = async (account: string, elementId: string) => {
    const { taskKey } = await new Play(desk).awaitTask(account, caseKey, elementId);
    return desk.as(account).call('task', { params: { taskKey } });
  };

  it('that names a case which is not there says so to the ethics officer who handles it, and to nobody else', async () => {
    expect((await detailOf('ethics1', 'PreserveEvidence')).hint?.zh).toMatch(/查無此案/);
    expect((await detailOf('head', 'AcknowledgeLeak')).hint).toBeNull();
    const [known, unknown] = await Promise.all([
      reported({ relatedCase: (await desk.as('ethics1').call('cases')).cases[0]?.number }),
      reported({})
    ]);
    expect(Object.keys(known)).toEqual(Object.keys(unknown));
    const play = new Play(desk);
    const { taskKey } = await play.awaitTask('ethics1', known.caseKey, 'PreserveEvidence');
    expect((await desk.as('ethics1').call('task', { params: { taskKey } })).hint).toBeNull();
  }, 60_000);

  it('is a new task to those whose task it is alone, and says nothing of what leaked', async () => {
    const subjects = await told('infosec');
    expect(subjects).toEqual([expect.stringMatching(/新工作$/)]);
    expect(subjects.join()).not.toMatch(/密件|群組/u);
  });

  it('is not taken when it was noticed in the future', async () => {
    const refusal = await reported({ noticedAt: '2026-11-25T09:00+08:00' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect((refusal as Refused).problem).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'noticedAt', zh: '「何時發現」不得晚於現在。' }]
    });
  });

  it('can be read on the page, where nothing runs and nothing is fetched', async () => {
    const head = desk.as('head');
    const { documents } = await head.call('leakRoom', { params: { caseKey } });
    expect(documents.map(({ templateId, format }) => `${templateId}.${format}`)).toEqual([
      'leak-report.fodt',
      'leak-report.pdf',
      'leak-report.html'
    ]);
    const page = documents.find(({ format }) => format === 'html');
    const { bytes, headers } = await head.download(`/cases/${caseKey}/documents/${page?.documentId}`);
    expect(bytes.toString('utf8')).toContain('密件影本出現在通訊群組');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(headers.get('content-disposition')).toMatch(/^inline; /);
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
