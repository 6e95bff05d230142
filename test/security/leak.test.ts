import { readdir, readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { renderNotice, isNoticeId } from '../../documents/notices/index.ts';
import type { FormComponent, FormSchema } from '../../server/forms/form-schema.ts';
import { procurementStory } from '../features/procurement-story.ts';
import { playStory } from '../support/story/story.ts';
import { newKey } from '../support/client.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { fillForm } from '../support/fill-form.ts';
import { Play } from '../support/play.ts';
import { openMailbox, type Mailbox } from '../workers/notices/mailbox.ts';

/** In every sealed text of the story; nowhere but in the case store, under its key. */
const canary = 'KANARI7F3A';
const rounds = 4;

const all = (components: readonly FormComponent[] = []): readonly FormComponent[] =>
  components.flatMap((component) => [component, ...all(component.components)]);

/** The canary for every sealed text of a form that takes any text. */
function canaries({ components }: FormSchema): Record<string, string> {
  const texts = all(components).filter(
    ({ type, properties, validate, key }) =>
      (type === 'textfield' || type === 'textarea') &&
      key !== undefined &&
      properties?.secrecy !== 'routing' &&
      validate?.pattern === undefined &&
      validate?.validationType === undefined
  );
  return Object.fromEntries(texts.map(({ key = '' }, at) => [key, `${canary}-${at}`]));
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const found = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return (await stat(file)).isDirectory() ? filesIn(file) : [file];
    })
  );
  return found.flat();
}

/** The text as it stands and as base64 would carry it, at each of the three offsets. */
function disguises(text: string): Buffer[] {
  const shifted = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4)
  );
  return [text, ...shifted].map((each) => Buffer.from(each));
}

const holds = (bytes: Buffer, text: string): boolean =>
  [...disguises(text), Buffer.from(text, 'utf16le')].some((each) => bytes.includes(each));

describe('what is sealed', () => {
  let desk: TestDesk;
  let play: Play;
  let mailbox: Mailbox;
  let caseKey: string;
  let leakKey: string;
  let temporaryBefore: ReadonlySet<string>;
  const lines: string[] = [];
  let written = 0;

  /** Everybody does what they are offered, the canary in every text; what a step refuses is done plainly. */
  async function workOn(): Promise<void> {
    for (const account of desk.passwords.keys()) {
      const { tasks } = await desk.as(account).call('tasks', { query: { caseKey, limit: 20 } });
      for (const task of tasks) {
        const params = { taskKey: task.taskKey };
        const detail = await desk
          .as(account)
          .call('task', { params })
          .catch(() => undefined);
        const answers = detail?.form ? canaries(detail.form as FormSchema) : {};
        const done = await play.complete(account, task, answers).then(
          () => true,
          () => false
        );
        if (done) written += Object.keys(answers).length;
        else await play.complete(account, task).catch(() => undefined);
      }
    }
  }

  beforeAll(async () => {
    temporaryBefore = new Set(await readdir(os.tmpdir()));
    mailbox = await openMailbox();
    desk = await startDesk({
      logLevel: 'trace',
      log: (line) => lines.push(line),
      config: {
        smtp: { host: '127.0.0.1', port: mailbox.port, secure: false, from: 'desk@linkang.example' }
      }
    });
    play = new Play(desk);
    ({ caseKey } = await playStory(play, procurementStory.chapters.slice(0, 3)));
    for (let round = 0; round < rounds && written < 60; round += 1) {
      await workOn();
      // What follows from it has been done by the workers before anybody looks again.
      await desk.moveTo(desk.now().toISOString());
    }
    const reporter = desk.as('officer1');
    const { form } = await reporter.call('leakReportForm');
    const values = {
      ...{ reportKind: 'leak', leakType: 'bidder-identity', channel: 'messenger-group' },
      ...{ leakGrade: 'official-secret', affectedMatter: 'procurement', matterPhase: 'tender' },
      ...canaries(form as FormSchema)
    };
    const filled = fillForm(form as FormSchema, {}, values, desk.now());
    const body = { values: filled, parentCaseKey: caseKey, idempotencyKey: newKey() };
    leakKey = (await reporter.call('reportLeak', { body })).caseKey;
    await play.awaitTask('head', leakKey, 'AcknowledgeLeak');
  }, 180_000);
  afterAll(async () => {
    await desk?.close();
    await mailbox?.close();
  });

  it('is seen by those whom the case names', async () => {
    expect(written).toBeGreaterThan(6);
    const leak = await desk.as('head').call('leakRoom', { params: { caseKey: leakKey } });
    expect(JSON.stringify(leak.report)).toContain(canary);
  });

  it('45 is in no file of the data folder, and in no name of one', async () => {
    const files = await filesIn(desk.dataDir);
    expect(files.some((file) => file.includes(canary))).toBe(false);
    const contents = await Promise.all(files.map((file) => readFile(file)));
    expect(contents.some((bytes) => holds(bytes, caseKey))).toBe(true);
    const leaking = files.filter((_, at) => holds(contents[at] ?? Buffer.alloc(0), canary));
    expect(leaking).toEqual([]);
  });

  it('45 is in no variable of the engine', async () => {
    const soon = { consistency: { waitUpToMs: 0 } };
    const seen: string[] = [];
    for (let from = 0; ; from += 100) {
      const query = { page: { from, limit: 100 } };
      const { items } = (await desk.product.desk.camunda.searchVariables(
        query as never,
        soon
      )) as unknown as {
        items: readonly { name: string; value: string }[];
      };
      seen.push(...items.map(({ name, value }) => `${name}=${value}`));
      if (items.length < 100) break;
    }
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.filter((each) => each.includes(canary))).toEqual([]);
  });

  it('45 is in no line of the log, and neither is who asked for what', () => {
    expect(lines.length).toBeGreaterThan(100);
    const text = lines.join('\n');
    expect(text).not.toContain(canary);
    expect(text).not.toContain(caseKey);
    for (const password of desk.passwords.values()) expect(text).not.toContain(password);
    expect(text).not.toMatch(/shoumi_session/);
  });

  it('45 is in no notice and no mail', async () => {
    const { people, notices } = desk.product.desk.store;
    for (const account of desk.passwords.keys()) {
      const person = await people.byAccount(account);
      for (const notice of await notices.listFor(person?.personId ?? '')) {
        expect(isNoticeId(notice.templateId)).toBe(true);
        expect(JSON.stringify(notice)).not.toContain(canary);
      }
    }
    for (const { raw } of mailbox.received) {
      expect(raw).not.toContain(caseKey);
      expect(holds(Buffer.from(raw), canary)).toBe(false);
    }
  });

  it('45 is in no file that was put aside in the meantime', async () => {
    const added = (await readdir(os.tmpdir())).filter(
      (name) => !temporaryBefore.has(name) && path.join(os.tmpdir(), name) !== desk.dataDir
    );
    for (const name of added) {
      expect(name).not.toContain(canary);
      const bytes = await readFile(path.join(os.tmpdir(), name)).catch(() => Buffer.alloc(0));
      expect(holds(bytes, canary)).toBe(false);
    }
  });

  it('45 is in no answer to who is not named, and no error repeats what was sent', async () => {
    const staff = desk.as('staff');
    const body = { values: { [canary]: canary }, idempotencyKey: newKey() };
    const refusal = await staff.request('POST', `/cases/${caseKey}/actions/${canary}`, { body });
    expect(await refusal.text()).not.toContain(canary);
    const broken = await staff.request('POST', '/leaks', { body: `{"${canary}": ` });
    expect(await broken.text()).not.toContain(canary);
    const unknown = await staff.request('GET', `/${canary}`);
    expect(await unknown.text()).not.toContain(canary);
    expect(lines.join('\n')).not.toContain(canary);
  });

  it('45 downloads carry number and template in their names, and are kept by no cache', async () => {
    const head = desk.as('head');
    const { documents, case: record } = await head.call('caseRoom', { params: { caseKey } });
    const [first] = documents;
    const { status, headers } = await head.download(`/cases/${caseKey}/documents/${first?.documentId}`);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="115-/);
    expect(headers.get('content-disposition')).not.toContain(record.codeName);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('33 a document is read through its own case only', async () => {
    const head = desk.as('head');
    const { documents } = await head.call('caseRoom', { params: { caseKey } });
    const through = await head.download(`/cases/${leakKey}/documents/${documents[0]?.documentId}`);
    const none = await head.download(`/cases/${leakKey}/documents/none`);
    expect([through.status, through.bytes.toString()]).toEqual([404, none.bytes.toString()]);
  });

  it('33 a case hidden in a body or a query is as one that is not there', async () => {
    const staff = desk.as('staff');
    const { form } = await staff.call('leakReportForm');
    const values = fillForm(form as FormSchema, {}, { leakGrade: 'official-secret' }, desk.now());
    const report = (parentCaseKey: string) =>
      staff.refused('reportLeak', { body: { values, parentCaseKey, idempotencyKey: newKey() } });
    expect((await report(caseKey)).problem).toEqual((await report('f'.repeat(32))).problem);
    const asked = (key: string) => staff.call('tasks', { query: { caseKey: key } });
    expect(await asked(caseKey)).toEqual(await asked('f'.repeat(32)));
    const notice = (await desk.as('head').call('notices')).notices[0];
    const read = (noticeId: string) => staff.refused('readNotice', { params: { noticeId } });
    expect((await read(notice?.noticeId ?? '')).problem).toEqual((await read('none')).problem);
  });

  it('34 who is taken out of a case loses its notices, tasks and pages at once', async () => {
    const { cases, people } = desk.product.desk.store;
    const head = await people.byAccount('head');
    const mine = (await cases.participations(leakKey)).filter(({ personId }) => personId === head?.personId);
    const client = desk.as('head');
    expect((await client.call('notices')).notices.some((notice) => notice.caseKey === leakKey)).toBe(true);
    const unread = (await client.call('me')).unreadNotices;
    for (const { participationId } of mine) await cases.setImplicated(leakKey, participationId, true);
    expect((await client.refused('leakRoom', { params: { caseKey: leakKey } })).status).toBe(404);
    expect((await client.call('tasks', { query: { caseKey: leakKey } })).tasks).toEqual([]);
    expect((await client.call('cases')).cases.some((each) => each.caseKey === leakKey)).toBe(false);
    const { notices } = await client.call('notices');
    expect(notices.some((notice) => notice.caseKey === leakKey)).toBe(false);
    expect((await client.call('me')).unreadNotices).toBeLessThan(unread);
  });

  it('42 a code name cannot add a header or a recipient', async () => {
    const codeName = '青松\r\nBcc: thief@elsewhere.example\r\n\r\n<b>';
    const { subject } = renderNotice('leak-suspected', { caseNumber: '115-L-0001', codeName }, 'zh');
    expect(subject).not.toMatch(/[\r\n]/);
  });
});
