import { type INestApplicationContext } from '@nestjs/common';
import { commandContext } from '../../src/access/command-context.js';
import { type Role } from '../../src/access/context.js';
import { UserService } from '../../src/access/user/user.service.js';
import { Database } from '../../src/platform/database/database.js';
import { type OwedWorkDto } from '../../src/platform/owed-work/owed-work.dto.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { type Department, type Town } from './town.js';

/** A user to whom mails go. */
export async function newReader(
  app: INestApplicationContext,
  town: Town,
  { address, role = 'department', department }: { address: string; role?: Role; department?: Department },
) {
  const { user } = await app.get(UserService).create(commandContext(town.municipality), {
    login: `${address}/${town.municipality}`,
    label: address || '宛先なし',
    role,
    departmentId: department?.id,
    mailAddress: address,
  });
  return user;
}

/** What the town is owed of mails, and does one round of it here and now. Failures stay owed, with their reasons. */
export async function sendMails(app: INestApplicationContext, town: Town): Promise<OwedWorkDto[]> {
  const owed = () =>
    app.get(Database).snapshot(town, async (tx) => {
      const rows = await app.get(OwedWork).outstanding(tx);
      return rows.filter(({ kind }) => kind === 'notice' || kind === 'mail');
    });
  const run = (rows: OwedWorkDto[]) =>
    Promise.allSettled(rows.map(({ kind, key }) => app.get(OwedWorkRunner).run({ ...town, kind, key })));
  await run((await owed()).filter(({ kind }) => kind === 'notice'));
  await run((await owed()).filter(({ kind }) => kind === 'mail'));
  return owed();
}
