import { createTransport } from 'nodemailer';
import type { MailQueue, NoticeToMail } from '../ports/index.ts';
import { mailOf, type Sender } from './mail-of.ts';

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  readonly secure?: boolean;
  readonly credentials?: { readonly user: string; readonly pass: string };
  readonly rejectUnauthorized?: boolean;
}

export interface MailerSettings {
  readonly queue: MailQueue;
  readonly smtp: SmtpServer;
  readonly sender: Sender;
  /** Told of a mail that was not sent, by the notice's id only. */
  readonly onFault: (noticeId: string, error: unknown) => void;
}

export interface Mailer {
  /** Sends what is due and answers how many mails the server took; a mail that fails is offered again later, until its last attempt. */
  sendDue(): Promise<number>;
  close(): void;
}

const batch = 50;
/** Twelve attempts within a day: after a minute, two, four … and at last every six hours. */
const mostAttempts = 12;
const minuteMs = 60_000;
const longestWaitMs = 360 * minuteMs;
const retryAfterMs = (attempts: number): number => Math.min(minuteMs * 2 ** (attempts - 1), longestWaitMs);
const connectionTimeoutMs = 10_000;

function transportTo({ host, port, secure = false, credentials, rejectUnauthorized = true }: SmtpServer) {
  return createTransport({
    host,
    port,
    secure,
    ...(credentials && { auth: credentials }),
    tls: { rejectUnauthorized },
    connectionTimeout: connectionTimeoutMs,
    // A mail is text made here: nothing is ever read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true
  });
}

/** Sends the outbox of notices by SMTP, each at least once and deduplicated by the queue and its message id. */
export function createMailer({ queue, smtp, sender, onFault }: MailerSettings): Mailer {
  const transport = transportTo(smtp);

  async function deliver(notice: NoticeToMail): Promise<void> {
    const mail = mailOf(notice, sender);
    if (!mail) throw new Error('The address is not one mailbox, or the notice is unknown.');
    await transport.sendMail({
      ...mail,
      headers: { ...mail.headers },
      envelope: { from: mail.from.address, to: mail.to.address }
    });
    await queue.markMailed(notice.noticeId);
  }

  async function send(notice: NoticeToMail): Promise<boolean> {
    const { noticeId, attempts } = notice;
    try {
      await deliver(notice);
      return true;
    } catch (error) {
      onFault(noticeId, error);
      if (attempts >= mostAttempts) await queue.giveUp(noticeId);
      return false;
    }
  }

  return {
    async sendDue() {
      let sent = 0;
      for (const notice of await queue.takeForMail(batch, retryAfterMs)) if (await send(notice)) sent += 1;
      return sent;
    },
    close: () => transport.close()
  };
}
