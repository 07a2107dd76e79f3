import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/access/audit/audit.service.js';
import { InboxService } from '../../src/access/inbox/inbox.service.js';
import { MailService } from '../../src/notices/mail/mail.service.js';
import { ReminderByHandService } from '../../src/notices/reminder/reminder-by-hand.service.js';
import { ReminderTask } from '../../src/notices/reminder/reminder.task.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { newReader, sendMails } from '../setup/mail-town.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { testApp } from '../setup/test-app.js';
import { departmentUser, dxOffice, viewer } from '../setup/town.js';

let fresh: FreshDatabase;
let app: INestApplicationContext;
let now: Date;
/** Its departments have reported October, all but the first two accepted; those are late. */
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
  now = new Date('2026-11-02T03:00:00Z');
  town = await reportedTown(app, '2026-10');
  now = new Date('2026-11-20T03:00:00Z');
  await sendMails(app, town);
  const late = town.departments.slice(0, 2).map(({ id }) => id);
  await fresh.database.transaction(town, (tx) =>
    tx.execute(
      `UPDATE submission SET state = 'draft' WHERE municipality_id = $1 AND department_id = ANY ($2::uuid[])`,
      [town.municipality, late],
    ),
  );
});

const reminders = () => app.get(ReminderByHandService);
const remind = () => reminders().remind(dxOffice(town), town.month);
const mails = async () => (await app.get(MailService).list(dxOffice(town), { limit: 50 })).items;

describe('one press reminds the departments that are late', () => {
  it('once a day each, in the product and by mail, and is recorded', async () => {
    const [first, second, third] = town.departments;
    const address = `a@city${town.municipality}.example.jp`;
    const user = await newReader(app, town, { address, department: first });
    await newReader(app, town, { address: `b@city${town.municipality}.example.jp`, department: third });
    expect(await remind()).toBe(2);
    expect(await remind()).toBe(0);
    await sendMails(app, town);
    const title = '2026年10月（令和8年10月）分の月次報告が未提出です（期限 11月10日）';
    expect(await mails()).toMatchObject([{ address, subject: `【手続】${title}` }]);
    const reader = departmentUser(town, first!);
    const inbox = await app.get(InboxService).list({ ...reader, actor: { ...reader.actor, id: user.id } });
    expect(inbox.items).toMatchObject([{ title, page: '/report/2026-10' }]);
    const [event] = (await app.get(AuditService).list(dxOffice(town), { limit: 10 })).items.filter(
      ({ action }) => action === 'month.remind',
    );
    expect(event?.after).toEqual({ reminded: [first!.name, second!.name] });
    now = new Date('2026-11-21T03:00:00Z');
    expect(await remind()).toBe(2);
  });

  it('also where two press at once', async () => {
    expect((await Promise.all([remind(), remind()])).sort()).toEqual([0, 2]);
  });

  it('but not on the day on which the schedule has', async () => {
    now = new Date('2026-11-11T03:00:00Z');
    await app.get(ReminderTask).run({ code: town.municipality } as Parameters<ReminderTask['run']>[0]);
    expect(await remind()).toBe(0);
    now = new Date('2026-11-12T03:00:00Z');
    expect(await remind()).toBe(2);
  });

  it('and tells who was reminded when and by whom, with a text to copy', async () => {
    await remind();
    const { departments, mails: configured, text } = await reminders().late(dxOffice(town), town.month);
    expect(configured).toBe(false);
    expect(departments).toMatchObject(
      town.departments.slice(0, 2).map(({ name }) => ({
        name,
        reminded: { remindedBy: 'DX推進課', remindedAt: now },
        reached: false,
      })),
    );
    expect(text.title).toContain('未提出です');
    expect(text.body).toContain('手続オンライン化管理の「月次報告」');
    expect(text.body).not.toContain('自動で送信');
  });

  it('never before the due day is past, and nobody but whoever manages months', async () => {
    now = new Date('2026-11-10T03:00:00Z');
    expect(await remind()).toBe(0);
    await expect(reminders().remind(viewer(town), town.month)).rejects.toMatchObject({ status: 403 });
    await expect(
      reminders().late(departmentUser(town, town.departments[0]!), town.month),
    ).rejects.toMatchObject({ status: 403 });
  });
});
