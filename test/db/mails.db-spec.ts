import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MailChoiceService } from '../../src/access/user/mail-choice.service.js';
import { UserService } from '../../src/access/user/user.service.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { MailService } from '../../src/notices/mail/mail.service.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { noticeKey } from '../../src/reporting/notice-key.js';
import { SubmissionService } from '../../src/reporting/submission/submission.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { type MailServer, mailServer, mailSettings } from '../setup/mail-server.js';
import { newReader, sendMails } from '../setup/mail-town.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { departmentUser, dxOffice, viewer } from '../setup/town.js';

let fresh: FreshDatabase;
let server: MailServer;
let app: INestApplicationContext;
let now: Date;
/** Its departments have reported October, all accepted. */
let town: ReportedTown;

beforeAll(async () => {
  fresh = await freshDatabase();
  server = await mailServer();
  app = await testApp(fresh, { clock: { now: () => now }, mail: mailSettings(server) });
});
afterAll(async () => {
  await app.close();
  await server.close();
  await fresh.close();
});
beforeEach(async () => {
  now = new Date('2026-11-15T03:00:00Z');
  town = await reportedTown(app, '2026-10');
  await sendMails(app, town);
  server.received.length = 0;
});

const address = (name: string) => `${name}@city${town.municipality}.example.jp`;
const mailsOf = async (reader = dxOffice(town)) =>
  (await app.get(MailService).list(reader, { limit: 50 })).items;
const giveBack = (at: number, reason: string | null, rows: { procedureId: string; reason: string }[] = []) =>
  app.get(SubmissionService).return(dxOffice(town), town.month, town.departments[at]!.id, { reason, rows });
const arrived = () => server.received.map(({ to, mail }) => `${to.join()} ${mail.subject}`).sort();
const settleAllButMails = () => app.get(OwedWorkRunner).settle(town, ['figures', 'months', 'files']);
const readyKey = () => noticeKey({ kind: 'report-ready', month: town.month, revision: 1 });

/** Closes the month and has its report rendered in every format, which raises the notice. */
async function publish(): Promise<void> {
  await app.get(ClosingService).close(dxOffice(town), town.month, { acceptSubmitted: true });
  await settleAllButMails();
}

describe('the mail about a return', () => {
  it('goes to everybody of the department and to nobody else, with the reasons and the way to the form', async () => {
    const [first, second] = town.departments;
    await newReader(app, town, { address: address('a'), department: first });
    await newReader(app, town, { address: address('b'), department: first });
    await newReader(app, town, { address: address('other'), department: second });
    await newReader(app, town, { address: address('office'), role: 'dx-office' });
    await giveBack(0, '合計を確かめてください。', [
      { procedureId: town.procedures[0]![1]!, reason: '前月の10倍です。' },
    ]);
    expect(await sendMails(app, town)).toEqual([]);
    expect(server.received.map(({ to }) => to[0]).sort()).toEqual([address('a'), address('b')]);
    const text = server.received[0]?.mail.text;
    expect(text).toContain(`${first!.name} 御中`);
    expect(text).toContain('合計を確かめてください。');
    expect(text).toMatch(/・P\d+ サンプル手続\d+：前月の10倍です。/);
    expect(text).toContain('https://tetsuzuki.example.jp/report/2026-10');
    expect((await mailsOf()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('goes once to an address that several share', async () => {
    const [first] = town.departments;
    await newReader(app, town, { address: address('shared'), department: first });
    const again = await newReader(app, town, { address: address('second'), department: first });
    await app.get(UserService).edit(dxOffice(town), again.id, again.version, {
      label: again.label,
      role: 'department',
      departmentId: first!.id,
      mailAddress: address('shared'),
    });
    await giveBack(0, '訂正');
    await sendMails(app, town);
    expect(server.received).toHaveLength(1);
  });

  it('comes again with each further return, and the acceptance too', async () => {
    await newReader(app, town, { address: address('a'), department: town.departments[0] });
    const submissions = app.get(SubmissionService);
    const { id } = town.departments[0]!;
    await giveBack(0, '一度目');
    await sendMails(app, town);
    await submissions.submit(dxOffice(town), town.month, id);
    await giveBack(0, '二度目');
    await sendMails(app, town);
    await submissions.submit(dxOffice(town), town.month, id);
    await submissions.accept(dxOffice(town), town.month, id);
    await sendMails(app, town);
    expect(server.received.map(({ mail }) => mail.subject)).toEqual([
      '【手続】2026年10月（令和8年10月）分の月次報告の差戻し（再提出のお願い）',
      '【手続】2026年10月（令和8年10月）分の月次報告の差戻し（再提出のお願い）',
      '【手続】2026年10月（令和8年10月）分の月次報告を受理しました',
    ]);
    expect(server.received[1]?.mail.text).toContain('二度目');
    expect(new Set(server.received.map(({ mail }) => mail.messageId)).size).toBe(3);
  });

  it('is not written once the report has been submitted again', async () => {
    await newReader(app, town, { address: address('a'), department: town.departments[0] });
    await giveBack(0, '訂正');
    await app.get(SubmissionService).submit(dxOffice(town), town.month, town.departments[0]!.id);
    await sendMails(app, town);
    expect(await mailsOf()).toEqual([]);
  });
});

describe('the news of a report', () => {
  it('goes to the DX office and the viewers, once for each revision', async () => {
    await newReader(app, town, { address: address('office'), role: 'dx-office' });
    await newReader(app, town, { address: address('mayor'), role: 'viewer' });
    await newReader(app, town, { address: address('dep'), department: town.departments[0] });
    await publish();
    await sendMails(app, town);
    await app.get(Database).transaction(town, (tx) => app.get(OwedWork).raise(tx, 'notice', [readyKey()]));
    await sendMails(app, town);
    expect(server.received.map(({ to }) => to[0]).sort()).toEqual([address('mayor'), address('office')]);
    expect(server.received[0]?.mail.text).toContain(
      'https://tetsuzuki.example.jp/reports/2026-10?revision=1',
    );
  });

  it('goes to nobody who does without it, who is disabled or who has no address', async () => {
    const [off, gone] = [
      await newReader(app, town, { address: address('off'), role: 'viewer' }),
      await newReader(app, town, { address: address('gone'), role: 'viewer' }),
    ];
    await newReader(app, town, { address: '', role: 'viewer' });
    await newReader(app, town, { address: address('stays'), role: 'viewer' });
    const asOff = { ...viewer(town), actor: { ...viewer(town).actor, id: off.id } };
    await app.get(MailChoiceService).choose(asOff, []);
    await app.get(UserService).setDisabled(dxOffice(town), gone.id, gone.version, true);
    await publish();
    await sendMails(app, town);
    expect(server.received.map(({ to }) => to[0])).toEqual([address('stays')]);
    expect(await app.get(MailChoiceService).get(asOff)).toEqual({
      mailAddress: address('off'),
      unwantedMails: ['report-ready'],
    });
  });

  it('is held back where its reader switches it off between the writing and the sending', async () => {
    const reader = await newReader(app, town, { address: address('off'), role: 'viewer' });
    await publish();
    await app.get(OwedWorkRunner).run({ ...town, kind: 'notice', key: readyKey() });
    const asReader = { ...viewer(town), actor: { ...viewer(town).actor, id: reader.id } };
    await app.get(MailChoiceService).choose(asReader, []);
    expect(await sendMails(app, town)).toEqual([]);
    expect(server.received).toEqual([]);
    expect(await mailsOf()).toMatchObject([{ state: 'withdrawn' }]);
  });
});

describe('the report of a month closed long ago', () => {
  it('is no news when its files are written only now', async () => {
    await newReader(app, town, { address: address('mayor'), role: 'viewer' });
    await publish();
    now = new Date('2026-11-23T03:00:00Z');
    await sendMails(app, town);
    expect(await mailsOf()).toEqual([]);
  });
});

describe('a mail that the server does not take', () => {
  beforeEach(async () => {
    await newReader(app, town, { address: address('good'), role: 'viewer' });
    await newReader(app, town, { address: address('odd'), role: 'viewer' });
    await publish();
  });

  it('for good keeps none of the others waiting, and says why', async () => {
    server.answer(address('odd'), { at: 'recipient', code: 550, text: 'no such user' });
    expect(await sendMails(app, town)).toEqual([]);
    expect(server.received.map(({ to }) => to[0])).toEqual([address('good')]);
    const refused = (await mailsOf()).find(({ state }) => state === 'refused');
    expect(refused).toMatchObject({ address: address('odd') });
    expect(refused?.reason).toContain('550 no such user');
    expect(await app.get(MailService).refusedLately(dxOffice(town))).toBe(1);
  });

  it('for now stays owed with the reason, and goes out later', async () => {
    const greylisted = { at: 'recipient', code: 450, text: 'greylisted' } as const;
    server.answer(address('odd'), greylisted, greylisted);
    expect(await sendMails(app, town)).toMatchObject([{ kind: 'mail', failures: 1 }]);
    const [still] = await sendMails(app, town);
    expect(still?.failure).toContain('今は受け取れない');
    expect(await sendMails(app, town)).toEqual([]);
    expect(arrived()).toHaveLength(2);
  });

  it('for five days is given up', async () => {
    const away = { at: 'text', code: 451 } as const;
    server.answer(address('odd'), away, away);
    await sendMails(app, town);
    now = new Date('2026-11-20T04:00:00Z');
    expect(await sendMails(app, town)).toEqual([]);
    expect((await mailsOf()).find(({ state }) => state === 'refused')?.reason).toContain('5日間');
  });
});

describe('a mail', () => {
  it('is sent once, however many try at the same time', async () => {
    await newReader(app, town, { address: address('a'), role: 'viewer' });
    await publish();
    const runner = app.get(OwedWorkRunner);
    const notice = { ...town, kind: 'notice', key: readyKey() } as const;
    await Promise.all([runner.run(notice), runner.run(notice)]);
    const [mail] = await mailsOf();
    const run = () => runner.run({ ...town, kind: 'mail', key: mail!.id });
    await Promise.allSettled([run(), run(), run()]);
    await run();
    expect(server.received).toHaveLength(1);
    expect(await mailsOf()).toMatchObject([{ state: 'sent', settledAt: now }]);
  });

  it('is written down as not sent where no server is configured, and nothing is owed', async () => {
    await newReader(app, town, { address: address('a'), role: 'viewer' });
    await publish();
    const without = await testApp(fresh, { clock: { now: () => now } });
    try {
      expect(await sendMails(without, town)).toEqual([]);
      expect(without.get(MailService).configured).toBe(false);
    } finally {
      await without.close();
    }
    expect(await mailsOf()).toMatchObject([{ state: 'not-configured' }]);
    expect(server.received).toEqual([]);
  });

  it('is left to the worker by whoever settles the figures alone', async () => {
    await newReader(app, town, { address: address('a'), role: 'viewer' });
    await publish();
    expect(await mailsOf()).toEqual([]);
    await app.get(OwedWorkRunner).settle(town);
    expect(await mailsOf()).toMatchObject([{ state: 'sent' }]);
  });
});

describe('the list of mails', () => {
  it('is for the DX office, newest first, page by page', async () => {
    for (const name of ['a', 'b', 'c'])
      await newReader(app, town, { address: address(name), role: 'viewer' });
    await publish();
    await sendMails(app, town);
    now = new Date('2026-11-16T03:00:00Z');
    await app.get(ClosingService).reopen(dxOffice(town), town.month, '件数の訂正');
    await publish();
    await sendMails(app, town);
    const mails = app.get(MailService);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await mails.list(dxOffice(town), { limit: 4, ...(cursor ? { cursor } : {}) });
      seen.push(...items.map(({ notice, address: to }) => `${notice} ${to}`));
      cursor = next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(6);
    expect(seen[0]).toContain('.2 ');
    expect(seen.at(-1)).toContain('.1 ');
    await expect(mails.list(departmentUser(town, town.departments[0]!), { limit: 4 })).rejects.toMatchObject({
      status: 403,
    });
    await expect(mails.list(viewer(town), { limit: 4 })).rejects.toMatchObject({ status: 403 });
  });
});
