import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createMailer, type Mailer } from '../../../workers/notices/mailer.ts';
import type { MailQueue, NoticeToMail } from '../../../workers/ports/index.ts';
import { bodyOf, decodedHeader, headersOf, openMailbox, type Mailbox } from './mailbox.ts';

const notice = (more: Partial<NoticeToMail> = {}): NoticeToMail => ({
  noticeId: 'n-1',
  templateId: 'leak-at-once',
  caseNumber: '115-政-0003',
  caseCodeName: '青嵐',
  email: 'head@agency.example',
  language: 'zh',
  attempts: 1,
  ...more
});

/** A queue that offers a notice until it is marked as mailed or given up; `waits` are the minutes asked for between tries. */
function queueOf(notices: readonly NoticeToMail[]) {
  const settled = new Set<string>();
  const givenUp: string[] = [];
  const waits: number[] = [];
  const tries = new Map<string, number>();
  const queue: MailQueue = {
    async takeForMail(limit, retryAfterMs) {
      const due = notices.filter(({ noticeId }) => !settled.has(noticeId)).slice(0, limit);
      return due.map((each) => {
        const attempts = (tries.get(each.noticeId) ?? 0) + 1;
        tries.set(each.noticeId, attempts);
        waits.push(retryAfterMs(attempts) / 60_000);
        return { ...each, attempts };
      });
    },
    markMailed: async (noticeId) => void settled.add(noticeId),
    async giveUp(noticeId) {
      settled.add(noticeId);
      givenUp.push(noticeId);
    }
  };
  return { queue, givenUp, waits };
}

let mailbox: Mailbox;
let mailer: Mailer | undefined;
const faults: string[] = [];

const mailerOver = (queue: MailQueue): Mailer => {
  mailer = createMailer({
    queue,
    smtp: { host: '127.0.0.1', port: mailbox.port },
    sender: { name: '守密', address: 'shoumi@agency.example', deskUrl: 'https://desk.agency.example/' },
    onFault: (noticeId) => faults.push(noticeId)
  });
  return mailer;
};

beforeEach(async () => {
  faults.length = 0;
  mailbox = await openMailbox();
});

afterEach(async () => {
  mailer?.close();
  await mailbox.close();
});

describe('delivery', () => {
  it('sends what is due once, with the case named by number and code name alone', async () => {
    const { queue } = queueOf([
      notice(),
      notice({ noticeId: 'n-2', email: 'officer@agency.example', language: 'en' })
    ]);
    const sender = mailerOver(queue);
    expect(await sender.sendDue()).toBe(2);
    expect(await sender.sendDue()).toBe(0);
    expect(mailbox.received.map(({ to }) => to)).toEqual([
      ['head@agency.example'],
      ['officer@agency.example']
    ]);
    const [zh, en] = mailbox.received.map(({ raw }) => decodedHeader(headersOf(raw).get('subject') ?? ''));
    expect(zh).toBe('[115-政-0003 青嵐] 密陳事項');
    expect(en).toBe('[115-政-0003 青嵐] Matter for you alone');
    expect(bodyOf(mailbox.received[0]?.raw ?? '')).toContain('請親自登入系統確認');
  });

  it('sends again, under the same message id, what the server could not take', async () => {
    const { queue } = queueOf([notice()]);
    const sender = mailerOver(queue);
    mailbox.refuse = 2;
    expect([await sender.sendDue(), await sender.sendDue(), await sender.sendDue()]).toEqual([0, 0, 1]);
    expect(faults).toEqual(['n-1', 'n-1']);
    expect(headersOf(mailbox.received[0]?.raw ?? '').get('message-id')).toBe('<n-1@agency.example>');
  });

  it('sends at least once when the queue fails after the server took the mail; the message id tells', async () => {
    const { queue } = queueOf([notice()]);
    let broken = true;
    const sender = mailerOver({
      ...queue,
      markMailed: async (noticeId) => {
        if (broken) throw new Error('database away');
        await queue.markMailed(noticeId);
      }
    });
    await sender.sendDue();
    broken = false;
    await sender.sendDue();
    const ids = mailbox.received.map(({ raw }) => headersOf(raw).get('message-id'));
    expect(ids).toEqual(['<n-1@agency.example>', '<n-1@agency.example>']);
  });

  it('waits longer after each failure, and gives up within two days', async () => {
    const { queue, givenUp, waits } = queueOf([notice()]);
    const sender = mailerOver(queue);
    mailbox.refuse = 100;
    while (givenUp.length === 0 && waits.length < 50) await sender.sendDue();
    expect(givenUp).toEqual(['n-1']);
    expect(waits.slice(0, 5)).toEqual([1, 2, 4, 8, 16]);
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    const hours = waits.slice(0, -1).reduce((sum, each) => sum + each, 0) / 60;
    expect(hours).toBeGreaterThan(12);
    expect(hours).toBeLessThan(48);
    expect(await sender.sendDue()).toBe(0);
    expect(waits).toHaveLength(12);
  });

  it('goes on with the others when one address is wrong, and survives a server that is away', async () => {
    const { queue } = queueOf([notice({ email: 'nobody' }), notice({ noticeId: 'n-2' })]);
    const sender = mailerOver(queue);
    expect(await sender.sendDue()).toBe(1);
    await mailbox.close();
    expect(await sender.sendDue()).toBe(0);
  });
});

describe('injection', () => {
  it.each([
    'head@agency.example, spy@outside.example',
    'head@agency.example\r\nBcc: spy@outside.example',
    '"x" <spy@outside.example>',
    'head@agency.example spy@outside.example',
    'head@agency.example;spy@outside.example',
    'head@agency.example> RCPT TO:<spy@outside.example',
    'a..b@agency.example',
    ''
  ])('sends nothing to %j', async (email) => {
    const sender = mailerOver(queueOf([notice({ email })]).queue);
    expect(await sender.sendDue()).toBe(0);
    expect(mailbox.received).toEqual([]);
    expect(faults).toEqual(['n-1']);
  });

  it('lets no code name or notice id add a header or a recipient', async () => {
    const sender = mailerOver(
      queueOf([
        notice({
          noticeId: 'n\r\nX-Evil: 1',
          caseCodeName: '青嵐\r\nBcc: spy@outside.example\r\n\r\n<b>body</b>\u202Etxt',
          caseNumber: '115\u2028X-Other: 1'
        })
      ]).queue
    );
    expect(await sender.sendDue()).toBe(1);
    const [{ to, raw } = { to: [], raw: '' }] = mailbox.received;
    const headers = headersOf(raw);
    expect(to).toEqual(['head@agency.example']);
    expect([...headers.keys()].filter((name) => /bcc|evil|other/.test(name))).toEqual([]);
    expect(decodedHeader(headers.get('subject') ?? '')).toMatch(
      /^\[115 X-Other: 1 青嵐 Bcc: [^\u202E]*\] 密陳事項$/
    );
  });
});
