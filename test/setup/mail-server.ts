import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as the server took it: the envelope's recipients and the text, read by a parser of its own. */
interface ReceivedMail {
  to: string[];
  mail: Email;
  raw: string;
}

/** A reply other than 250: `{ at: 'recipient', code: 450 }`. */
interface Reply {
  at: 'sender' | 'recipient' | 'text';
  code: number;
  text?: string;
}

/** An SMTP server in the test's own process, on a free port. */
export interface MailServer {
  url: string;
  received: ReceivedMail[];
  /** What the server answers when it comes to a mail to this address; one reply for each attempt, then 250. */
  answer(address: string, ...replies: Reply[]): void;
  close(): Promise<void>;
}

/** Accepts every mail by default. Speaks plain SMTP unless the options say more. */
export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const replies = new Map<string, Reply[]>();
  let senderReply: Reply | undefined;
  const refusal = ({ code, text = 'not now' }: Reply) =>
    Object.assign(new Error(text), { responseCode: code });
  const next = (address: string, at: Reply['at']): Error | undefined => {
    const waiting = replies.get(address) ?? [];
    if (waiting[0]?.at !== at) return undefined;
    return refusal(waiting.shift()!);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.onAuth ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    onMailFrom: (_, __, done) => done(senderReply && refusal(senderReply)),
    onRcptTo: ({ address }, _, done) => done(next(address, 'recipient')),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const refused = to.map((address) => next(address, 'text')).find((error) => error !== undefined);
        if (refused) return done(refused);
        const raw = Buffer.concat(chunks).toString('latin1');
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          received.push({ to, mail, raw });
          done();
        });
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  if (!listening.listening) await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    url: `${options.secure ? 'smtps' : 'smtp'}://127.0.0.1:${port}`,
    received,
    answer: (address, ...given) => {
      if (given[0]?.at === 'sender') senderReply = given[0];
      else replies.set(address, given);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The settings of an app that sends by this server. */
export function mailSettings({ url }: Pick<MailServer, 'url'>): Record<string, string> {
  return {
    SMTP_URL: url,
    MAIL_FROM: '手続オンライン化管理 <tetsuzuki@city.example.lg.jp>',
    PUBLIC_URL: 'https://tetsuzuki.example.jp/',
  };
}
