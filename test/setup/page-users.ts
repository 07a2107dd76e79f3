import { commandContext } from '../../src/access/command-context.js';
import { type Role } from '../../src/access/context.js';
import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { DepartmentOwners } from '../../src/access/department/department-owners.service.js';
import { DepartmentRepository } from '../../src/access/department/department.repository.js';
import { SecurityEventRepository } from '../../src/access/security/security-event.repository.js';
import { SecurityEventService } from '../../src/access/security/security-event.service.js';
import { SecurityTrail } from '../../src/access/security/security-trail.service.js';
import { KnownDeviceRepository } from '../../src/access/session/known-device.repository.js';
import { KnownDevices } from '../../src/access/session/known-devices.service.js';
import { PasswordCheck } from '../../src/access/session/password-check.service.js';
import { SessionRepository } from '../../src/access/session/session.repository.js';
import { SessionService } from '../../src/access/session/session.service.js';
import { SignInAttemptRepository } from '../../src/access/session/sign-in-attempt.repository.js';
import { TokenRepository } from '../../src/access/token/token.repository.js';
import { TokenService } from '../../src/access/token/token.service.js';
import { AccountNotices } from '../../src/access/user/account-notices.js';
import { PasswordLinkRepository } from '../../src/access/user/password-link.repository.js';
import { PasswordService } from '../../src/access/user/password.service.js';
import { UserRepository } from '../../src/access/user/user.repository.js';
import { UserService } from '../../src/access/user/user.service.js';
import { type Clock, systemClock } from '../../src/kernel/clock.js';
import { type Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { type Department, type Town } from './town.js';

/** The services behind sign-in on a test's database, put together as the access module does. */
export function signInRoom(database: Database, clock: Clock = systemClock) {
  const [users, links, sessions, devices] = [
    new UserRepository(),
    new PasswordLinkRepository(),
    new SessionRepository(),
    new KnownDeviceRepository(),
  ];
  const [audit, departments, tokens] = [
    new AuditRepository(),
    new DepartmentRepository(),
    new TokenRepository(),
  ];
  const owners = new DepartmentOwners(departments, clock);
  const security = new SecurityEventRepository();
  const trail = new SecurityTrail(database, security, clock, silent);
  const notices = new AccountNotices(database, security, new OwedWork(() => undefined), silent);
  const attempts = new SignInAttemptRepository();
  const check = new PasswordCheck(database, users, attempts, devices, trail, notices, clock);
  return {
    users: new UserService(
      database,
      users,
      links,
      sessions,
      tokens,
      notices,
      security,
      departments,
      audit,
      clock,
      owners,
    ),
    passwords: new PasswordService(database, users, links, sessions, devices, check, notices, audit, clock),
    sessions: new SessionService(database, sessions, check, devices, audit, security, clock),
    devices: new KnownDevices(database, devices, clock),
    tokens: new TokenService(
      ...([database, tokens, departments, users, notices, security, trail, audit, clock] as const),
      owners,
    ),
    securityEvents: new SecurityEventService(database, security),
    trail,
  };
}

const silent = { error: () => undefined };

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
