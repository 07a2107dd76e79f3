import { afterEach, describe, expect, it } from '@jest/globals';
import { type SMTPServerOptions } from 'smtp-server';
import { readConfig } from '../../src/platform/config.js';
import { MailDelayed, MailRefused } from '../../src/platform/mail/delivery-failure.js';
import { Mailer } from '../../src/platform/mail/mailer.js';
import { type MailServer, mailServer, mailSettings } from '../setup/mail-server.js';

const message = {
  id: 'b1a6c9a2-0d6e-4b53-8a54-2c6c7c3f0d11',
  to: 'shimin@city.example.lg.jp',
  subject: `【手続】2026年10月（令和8年10月）分の月次報告のお願い（期限 11月10日）${'長い件名'.repeat(20)}`,
  body: `市民課 御中\n\n𠮷野様の届出について。${'改行のない長い本文。'.repeat(200)}\n.\nFrom ここで終わり\n`,
  writtenAt: new Date('2026-11-05T00:00:00Z'),
};

let server: MailServer;
afterEach(() => server.close());

async function mailerTo(options: SMTPServerOptions = {}, change = (url: string) => url): Promise<Mailer> {
  server = await mailServer(options);
  const settings = { ...mailSettings(server), SMTP_URL: change(server.url) };
  return new Mailer(readConfig({ DATABASE_URL: 'postgresql://app@localhost/x', ...settings }).mail);
}

/** Why the mail did not go out. */
async function failure(mailer: Mailer): Promise<Error> {
  return mailer.send(message).then(
    () => {
      throw new Error('the mail was sent');
    },
    (error: unknown) => error as Error,
  );
}

describe('a mail', () => {
  it('arrives as it was written, from a sender whose name is Japanese', async () => {
    const mailer = await mailerTo();
    await mailer.send(message);
    const [{ to, mail, raw } = { to: [], mail: undefined, raw: '' }] = server.received;
    expect(to).toEqual([message.to]);
    expect(mail).toMatchObject({
      subject: message.subject,
      from: { name: '手続オンライン化管理', address: 'tetsuzuki@city.example.lg.jp' },
      to: [{ address: message.to }],
      messageId: `<${message.id}@city.example.lg.jp>`,
      date: '2026-11-05T00:00:00.000Z',
    });
    expect(mail?.text?.replaceAll('\r\n', '\n')).toBe(message.body);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    expect(raw.split('\r\n').every((line) => /^[\x20-\x7e\t]{0,998}$/.test(line))).toBe(true);
    expect(mailer.link('/report/2026-10')).toBe('https://tetsuzuki.example.jp/report/2026-10');
  });

  it('signs in where the address of the server says as whom', async () => {
    let seen = '';
    const mailer = await mailerTo(
      {
        onAuth: ({ username, password }, _, done) => {
          seen = `${username}:${password}`;
          done(null, { user: username });
        },
      },
      (url) => url.replace('smtp://', 'smtp://dx%40city:p%2Fw@'),
    );
    await mailer.send(message);
    expect(seen).toBe('dx@city:p/w');
  });

  it('goes by TLS to a smtps:// server, whose certificate must hold unless the address says otherwise', async () => {
    const strict = await mailerTo({ secure: true, logger: false });
    expect((await failure(strict)).message).toMatch(/接続できませんでした|TLS/);
    await server.close();
    const lax = await mailerTo(
      { secure: true, logger: false },
      (url) => `${url}?tls.rejectUnauthorized=false`,
    );
    await lax.send(message);
    expect(server.received).toHaveLength(1);
  });

  it('is not sent in the clear where the address asks for TLS and the server has none', async () => {
    const error = await failure(await mailerTo({}, (url) => `${url}?requireTLS=true`));
    expect(error).toBeInstanceOf(MailDelayed);
    expect(server.received).toEqual([]);
  });

  it.each([
    ['recipient', 550],
    ['text', 554],
  ] as const)('is refused for good where the server answers the %s with %i', async (at, code) => {
    const mailer = await mailerTo();
    server.answer(message.to, { at, code, text: '5.1.1 no such user' });
    const error = await failure(mailer);
    expect(error).toBeInstanceOf(MailRefused);
    expect(error.message).toContain(`（応答: ${code} 5.1.1 no such user）`);
  });

  it.each([
    ['recipient', 450],
    ['text', 451],
  ] as const)('waits where the server answers the %s with %i', async (at, code) => {
    const mailer = await mailerTo();
    server.answer(message.to, { at, code, text: 'greylisted' });
    const error = await failure(mailer);
    expect(error).toBeInstanceOf(MailDelayed);
    expect(error.message).toContain('今は受け取れない');
    await mailer.send(message);
    expect(server.received).toHaveLength(1);
  });

  it('waits for the settings to be mended where the sender or the password is refused', async () => {
    const mailer = await mailerTo();
    server.answer('', { at: 'sender', code: 553 });
    const sender = await failure(mailer);
    expect(sender).toBeInstanceOf(MailDelayed);
    expect(sender.message).toContain('MAIL_FROM');
    await server.close();

    const wrong = {
      onAuth: (_: unknown, __: unknown, done: (error: Error) => void) => done(new Error('no')),
    };
    const password = await failure(
      await mailerTo(wrong, (url) => url.replace('smtp://', 'smtp://dx:wrong@')),
    );
    expect(password).toBeInstanceOf(MailDelayed);
    expect(password.message).toContain('SMTP_URL の利用者名とパスワード');
  });

  it('waits where no server answers', async () => {
    const mailer = await mailerTo();
    await server.close();
    const error = await failure(mailer);
    expect(error).toBeInstanceOf(MailDelayed);
    expect(error.message).toContain('接続できませんでした');
  });
});
