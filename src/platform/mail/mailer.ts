import { createTransport, type Transporter } from 'nodemailer';
import { type MailConfig } from '../config.js';
import { deliveryFailure } from './delivery-failure.js';
import { senderAddress } from './sender.js';

/** A mail to one address. */
export interface Message {
  /** Stays the same however often the mail is sent, so that a second copy can be recognised. */
  id: string;
  to: string;
  subject: string;
  /** Plain text. */
  body: string;
  writtenAt: Date;
}

const CONNECTION_MS = 10_000;
const SILENCE_MS = 15_000;
/** The most that one attempt takes, whatever the server does. */
export const LONGEST_SENDING_MS = 40_000;

/** Hands mails to the SMTP server of the configuration, each over a connection of its own. */
export class Mailer {
  private readonly transport: Transporter | undefined;

  constructor(private readonly config: MailConfig | undefined) {
    if (!config) return;
    this.transport = createTransport({
      url: config.smtpUrl,
      connectionTimeout: CONNECTION_MS,
      greetingTimeout: CONNECTION_MS,
      dnsTimeout: CONNECTION_MS,
      socketTimeout: SILENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** Whether there is a server to send by. */
  get configured(): boolean {
    return this.transport !== undefined;
  }

  /** The address of a page as a user of the mail's link knows it; `path` begins with a slash. */
  link(path: string): string {
    return `${this.config?.publicUrl ?? ''}${path}`;
  }

  /**
   * Returns once the server has taken the mail over. @throws MailRefused where it never will, MailDelayed where a later
   * attempt may succeed, both with the reason in Japanese
   */
  async send({ id, to, subject, body, writtenAt }: Message): Promise<void> {
    if (!this.transport || !this.config) throw new Error('no mail server is configured');
    const { from } = this.config;
    const sending = this.transport.sendMail({
      signal: AbortSignal.timeout(LONGEST_SENDING_MS),
      messageId: `<${id}@${senderAddress(from).split('@')[1]}>`,
      from,
      to: { name: '', address: to },
      subject,
      text: body,
      textEncoding: 'base64',
      date: writtenAt,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    try {
      await sending;
    } catch (error) {
      throw deliveryFailure(error);
    }
  }
}
