import { type Role } from '../../src/access/context.js';
import { hashPassword } from '../../src/access/user/password-hash.js';
import { type Database } from '../../src/platform/database/database.js';
import { type Department, type Town } from './town.js';

export const PASSWORD = 'correct horse battery staple';

let serial = 0;
let passwordHash: Promise<string> | undefined;

/** A user who can sign in with PASSWORD. Returns the login. */
export async function newPageUser(
  database: Database,
  town: Town,
  {
    role = 'viewer',
    department,
    sectionHead = false,
  }: { role?: Role; department?: Department; sectionHead?: boolean } = {},
): Promise<string> {
  const login = `${role}${(serial += 1)}@${town.municipality}`;
  const label = department ? `${department.name} 担当` : `サンプル利用者${serial}`;
  const hash = await (passwordHash ??= hashPassword(PASSWORD));
  await database.transaction(town, (tx) =>
    tx.query(
      `INSERT INTO app_user (municipality_id, login, label, role, department_id, section_head, password_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [town.municipality, login, label, role, department?.id ?? null, sectionHead, hash],
    ),
  );
  return login;
}
