import { randomBytes } from 'node:crypto';
import { type INestApplicationContext } from '@nestjs/common';
import { commandContext } from '../../access/command-context.js';
import { ROLE_NAMES, type Role } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { PasswordService } from '../../access/user/password.service.js';
import { UserService } from '../../access/user/user.service.js';

/** A user one can try the pages as, with the password of this start of the demo. */
export interface SampleUser {
  role: Role;
  municipality: string;
  /** Code of the user's department; null for the roles that have none. */
  department: string | null;
  login: string;
  password: string;
}

interface Wanted {
  login: string;
  label: string;
  role: Role;
  departmentCode?: string;
  sectionHead?: boolean;
}

/**
 * Makes one user of each role and a section head, or finds those of an earlier start, and gives each a new random
 * password: earlier ones are stored nowhere, so they cannot be shown again. Departments are those of the lowest code;
 * without a department there is no user of one.
 */
export async function ensureSampleUsers(
  app: INestApplicationContext,
  municipality: string,
): Promise<SampleUser[]> {
  const context = commandContext(municipality);
  const [users, passwords] = [app.get(UserService), app.get(PasswordService)];
  const { items } = await app.get(DepartmentService).list(context, { limit: 1, withEnded: false });
  const newUsers: SampleUser[] = [];
  for (const { login, ...fields } of usersOf(municipality, items[0])) {
    const found = await users.findByLogin(context, login);
    const link = found
      ? await users.newLink(context, found.id)
      : (await users.create(context, { login, ...fields })).link;
    const password = randomBytes(12).toString('base64url');
    await passwords.setByLink(link.secret, { password, again: password });
    const { role, departmentCode: department = null } = fields;
    newUsers.push({ role, municipality, department, login, password });
  }
  return newUsers;
}

function usersOf(municipality: string, department?: { code: string; name: string }): Wanted[] {
  const single: Wanted[] = (['operator', 'dx-office', 'viewer'] as const).map((role) => ({
    login: `${role}@${municipality}`,
    label: `${ROLE_NAMES[role]} 担当`,
    role,
  }));
  if (!department) return single;
  const { code: departmentCode, name } = department;
  const role = 'department';
  return [
    ...single,
    { login: `department@${municipality}`, label: `${name} 担当`, role, departmentCode },
    { login: `section-head@${municipality}`, label: `${name} 課長`, role, departmentCode, sectionHead: true },
  ];
}
