import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MailChoiceService } from '../../src/access/user/mail-choice.service.js';
import { UserService } from '../../src/access/user/user.service.js';
import { MailService } from '../../src/notices/mail/mail.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { newReader } from '../setup/mail-town.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { departmentUser, dxOffice, viewer } from '../setup/town.js';

let fresh: FreshDatabase;
let app: INestApplicationContext;
let town: ReportedTown;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  town = await reportedTown(app, '2026-10');
});

const address = (name: string) => `${name}@city${town.municipality}.example.jp`;

describe('a department that no reminder can reach', () => {
  it('is told to the DX office until somebody there takes reminders', async () => {
    const outOfReach = async (reader = dxOffice(town)) =>
      (await app.get(MailService).departmentsOutOfReach(reader)).map(({ id }) => id).sort();
    const [first, second, third] = town.departments.map(({ id }) => id);
    expect(await outOfReach()).toEqual([first, second, third].sort());
    await newReader(app, town, { address: address('a'), department: town.departments[0] });
    const unwilling = await newReader(app, town, {
      address: address('b'),
      department: town.departments[1],
    });
    const self = departmentUser(town, town.departments[1]!);
    const choices = app.get(MailChoiceService);
    await choices.choose({ ...self, actor: { ...self.actor, id: unwilling.id } }, ['result']);
    expect(await outOfReach()).toEqual([second, third].sort());
    await expect(outOfReach(viewer(town))).rejects.toMatchObject({ status: 403 });
  });
});

describe('a mail address', () => {
  it('is refused with what is wrong, and kept in half-width letters', async () => {
    const users = app.get(UserService);
    const input = { login: `u${town.municipality}`, label: '担当', role: 'viewer' as const };
    await expect(
      users.create(dxOffice(town), { ...input, mailAddress: 'a@example.jp, b@example.jp' }),
    ).rejects.toMatchObject({ status: 422, particulars: { errors: [{ where: 'mailAddress' }] } });
    const { user } = await users.create(dxOffice(town), { ...input, mailAddress: ' ｄｘ＠example.jp ' });
    expect(user.mailAddress).toBe('dx@example.jp');
  });
});
