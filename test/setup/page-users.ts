import { commandContext } from '../../src/access/command-context.js';
import { type Role } from '../../src/access/context.js';
import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { DepartmentOwners } from '../../src/access/department/department-owners.service.js';
import { DepartmentRepository } from '../../src/access/department/department.repository.js';
import { PasswordCheck } from '../../src/access/session/password-check.service.js';
import { SessionRepository } from '../../src/access/session/session.repository.js';
import { SessionService } from '../../src/access/session/session.service.js';
import { SignInAttemptRepository } from '../../src/access/session/sign-in-attempt.repository.js';
import { PasswordLinkRepository } from '../../src/access/user/password-link.repository.js';
import { PasswordService } from '../../src/access/user/password.service.js';
import { UserRepository } from '../../src/access/user/user.repository.js';
import { UserService } from '../../src/access/user/user.service.js';
import { type Clock, systemClock } from '../../src/kernel/clock.js';
import { type Database } from '../../src/platform/database/database.js';
import { type Department, type Town } from './town.js';

/** The services behind sign-in on a test's database, put together as the access module does. */
export function signInRoom(database: Database, clock: Clock = systemClock) {
  const [users, links, sessions] = [
    new UserRepository(),
    new PasswordLinkRepository(),
    new SessionRepository(),
  ];
  const audit = new AuditRepository();
  const departments = new DepartmentRepository();
  const check = new PasswordCheck(database, users, new SignInAttemptRepository(), clock);
  return {
    users: new UserService(
      ...([database, users, links, sessions, departments, audit, clock] as const),
      new DepartmentOwners(departments, clock),
    ),
    passwords: new PasswordService(database, users, links, sessions, check, audit, clock),
    sessions: new SessionService(database, sessions, check, audit, clock),
  };
}

export const PASSWORD = 'correct horse battery staple';

let serial = 0;

/** A user who can sign in with PASSWORD. Returns the login. */
export async function newPageUser(
  database: Database,
  town: Town,
  {
    role = 'viewer',
    department,
    sectionHead = false,
    clock = systemClock,
  }: { role?: Role; department?: Department; sectionHead?: boolean; clock?: Clock } = {},
): Promise<string> {
  const { users, passwords } = signInRoom(database, clock);
  const login = `${role}${(serial += 1)}@${town.municipality}`;
  const { link } = await users.create(commandContext(town.municipality), {
    login,
    label: department ? `${department.name} 担当` : `サンプル利用者${serial}`,
    role,
    departmentId: department?.id,
    sectionHead,
  });
  await passwords.setByLink(link.secret, { password: PASSWORD, again: PASSWORD });
  return login;
}
