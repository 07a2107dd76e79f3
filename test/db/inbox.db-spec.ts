import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Context } from '../../src/access/context.js';
import { InboxService } from '../../src/access/inbox/inbox.service.js';
import { SessionService } from '../../src/access/session/session.service.js';
import { MailChoiceService } from '../../src/access/user/mail-choice.service.js';
import { InboxClearingTask } from '../../src/notices/inbox-clearing.task.js';
import { MailService } from '../../src/notices/mail/mail.service.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { noticeKey } from '../../src/reporting/notice-key.js';
import { SubmissionService } from '../../src/reporting/submission/submission.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { newReader, sendMails } from '../setup/mail-town.js';
import { newPageUser, PASSWORD } from '../setup/page-users.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { testApp } from '../setup/test-app.js';
import { departmentUser, dxOffice } from '../setup/town.js';

let fresh: FreshDatabase;
let app: INestApplicationContext;
let now: Date;
/** Its departments have reported October, all accepted. */
let town: ReportedTown;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh, { clock: { now: () => now } });
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});
beforeEach(async () => {
  now = new Date('2026-11-15T03:00:00Z');
  town = await reportedTown(app, '2026-10');
  await sendMails(app, town);
});

/** A user of the first department, or of another, whose notices one can read. */
async function clerk(of = 0, address = `user${of}@city${town.municipality}.example.jp`): Promise<Context> {
  const department = town.departments[of]!;
  const { id, label } = await newReader(app, town, { address, department });
  const context = departmentUser(town, department);
  return { ...context, actor: { ...context.actor, id, label } };
}

const inboxOf = async (context: Context) => (await app.get(InboxService).list(context)).items;
const giveBack = (reason: string | null) =>
  app
    .get(SubmissionService)
    .return(dxOffice(town), town.month, town.departments[0]!.id, { reason, rows: [] });
const returnedKey = () =>
  noticeKey({ kind: 'returned', month: town.month, departmentId: town.departments[0]!.id });

describe('the bell', () => {
  it('tells a return to everybody of the department, in the words of the mail, and to nobody else', async () => {
    const [one, without, other] = [await clerk(0), await clerk(0, ''), await clerk(1)];
    await app.get(MailChoiceService).choose(one, []);
    await giveBack('合計を確かめてください。');
    await sendMails(app, town);
    for (const context of [one, without])
      expect(await inboxOf(context)).toMatchObject([
        {
          title: '2026年10月（令和8年10月）分の月次報告の差戻し（再提出のお願い）',
          detail: '合計を確かめてください。',
          page: '/report/2026-10',
          readAt: null,
        },
      ]);
    expect(await inboxOf(other)).toEqual([]);
    // Neither wants or can get the mail.
    expect((await app.get(MailService).list(dxOffice(town), { limit: 50 })).items).toEqual([]);
  });

  it('says nothing twice when a job runs twice, and the next return anew', async () => {
    const user = await clerk();
    await giveBack('一度目');
    const run = () => app.get(OwedWorkRunner).run({ ...town, kind: 'notice', key: returnedKey() });
    await Promise.all([run(), run()]);
    await run();
    expect(await inboxOf(user)).toHaveLength(1);
    await app.get(SubmissionService).submit(dxOffice(town), town.month, town.departments[0]!.id);
    await giveBack('二度目');
    await sendMails(app, town);
    expect((await inboxOf(user)).map(({ detail }) => detail)).toEqual(['二度目', '一度目']);
  });

  it('does not double a notice that is asked for again and comes once', async () => {
    const user = await clerk();
    await fresh.database.transaction(town, async (tx) => {
      await tx.execute(`UPDATE submission SET state = 'draft' WHERE municipality_id = $1`, [
        town.municipality,
      ]);
      await tx.execute(`UPDATE reporting_month SET due_on = '2026-11-16' WHERE municipality_id = $1`, [
        town.municipality,
      ]);
    });
    now = new Date('2026-11-16T03:00:00Z');
    const { id: departmentId } = town.departments[0]!;
    const key = noticeKey({ kind: 'reminder', occasion: 'due', month: town.month, departmentId });
    for (let time = 0; time < 2; time += 1) {
      await fresh.database.transaction(town, (tx) => app.get(OwedWork).raise(tx, 'notice', [key]));
      await sendMails(app, town);
    }
    expect((await inboxOf(user)).map(({ title }) => title)).toEqual([
      '2026年10月（令和8年10月）分の月次報告は本日が期限です（11月16日）',
    ]);
  });

  it('is read one by one or all at once, by nobody but its reader, and not past what was seen', async () => {
    const [user, colleague] = [await clerk(0), await clerk(0, 'second@example.jp')];
    await giveBack('一度目');
    await sendMails(app, town);
    const [seen] = await inboxOf(user);
    await app.get(SubmissionService).submit(dxOffice(town), town.month, town.departments[0]!.id);
    await giveBack('二度目');
    await sendMails(app, town);
    await app.get(InboxService).markAllRead(user, Number(seen!.seq));
    const unread = async (context: Context) =>
      (await inboxOf(context)).filter(({ readAt }) => readAt === null).map(({ detail }) => detail);
    expect(await unread(user)).toEqual(['二度目']);
    expect(await unread(colleague)).toEqual(['二度目', '一度目']);
    const [newest] = await inboxOf(user);
    await app.get(InboxService).markRead(colleague, Number(newest!.seq));
    expect(await unread(user)).toEqual(['二度目']);
    expect((await app.get(InboxService).unread(user, 5)).map(({ detail }) => detail)).toEqual(['二度目']);
    await app.get(InboxService).markRead(user, Number(newest!.seq));
    expect(await unread(user)).toEqual([]);
    expect(await app.get(InboxService).unread(user, 5)).toEqual([]);
  });

  it('counts with each page what is not read yet', async () => {
    const login = await newPageUser(fresh.database, town, {
      role: 'department',
      department: town.departments[0]!,
    });
    const sessions = app.get(SessionService);
    const secret = await sessions.signIn({ login, password: PASSWORD, address: '192.0.2.1' });
    const signedIn = async () => (await sessions.authenticate(secret))!;
    expect((await signedIn()).unread).toBe(0);
    await giveBack('訂正');
    await sendMails(app, town);
    const { unread, context } = await signedIn();
    expect(unread).toBe(1);
    await app.get(InboxService).markAllRead(context, Number((await inboxOf(context))[0]!.seq));
    expect((await signedIn()).unread).toBe(0);
  });

  it('forgets after ninety days, at night', async () => {
    const user = await clerk();
    await giveBack('訂正');
    await sendMails(app, town);
    const clear = async (at: string) => {
      now = new Date(at);
      await app.get(InboxClearingTask).run({ code: town.municipality });
      return (await inboxOf(user)).length;
    };
    expect(await clear('2027-02-10T18:10:00Z')).toBe(1);
    expect(await clear('2027-02-14T12:00:00Z')).toBe(1);
    expect(await clear('2027-02-14T18:10:00Z')).toBe(0);
  });
});
