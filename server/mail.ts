import type { MailQueue } from '../workers/ports/index.ts';
import { repeat, type Background } from './background.ts';
import type { Config } from './config.ts';
import type { Desk } from './desk.ts';

const everyMs = 2_000;
const senderName = '守密';

/** The outbox of notices; one that could not be mailed is entered in its case's log, for its agency to tell the person otherwise. */
export const mailQueue = ({ store }: Pick<Desk, 'store'>): MailQueue => ({
  takeForMail: store.notices.takeForMail,
  markMailed: store.notices.markMailed,
  giveUp: (noticeId) =>
    store.transaction(async ({ notices, audit }) => {
      const notice = await notices.giveUpMail(noticeId);
      if (!notice) return;
      const { caseKey, personId, templateId } = notice;
      await audit.append({
        actor: null,
        act: 'notice.undelivered',
        caseKey,
        facts: { noticeId, personId, templateId }
      });
    })
});

/** Mails notices in the background where a mail server is set; the mail library is loaded only then. */
export async function startMail(
  { smtp, publicUrl }: Config,
  { store, log }: Pick<Desk, 'store' | 'log'>
): Promise<Background[]> {
  if (!smtp) return [];
  const { createMailer } = await import('../workers/notices/mailer.ts');
  const { from, ...server } = smtp;
  const mailer = createMailer({
    queue: mailQueue({ store }),
    smtp: server,
    sender: { name: senderName, address: from, deskUrl: publicUrl },
    onFault: (noticeId, error) => log.warn({ noticeId, err: error }, 'notice not mailed')
  });
  const sending = repeat(everyMs, () => mailer.sendDue(), log);
  return [
    {
      async stop() {
        await sending.stop();
        mailer.close();
      }
    }
  ];
}
