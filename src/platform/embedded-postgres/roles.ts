import { type ClientBase, escapeIdentifier, escapeLiteral } from 'pg';

/** The three roles of an installation: who migrates, who serves, and what the service becomes for system work. */
export interface Roles {
  readonly owner: string;
  readonly application: string;
  readonly system: string;
}

export const defaultRoles: Roles = {
  owner: 'tetsuzuki_owner',
  application: 'tetsuzuki_app',
  system: 'tetsuzuki_system',
};

/** Any number: processes that prepare the same server take turns by it. */
const turn = 0x7465_7462;

/**
 * Makes the roles that are missing and their membership; repeating it changes nothing. None is a superuser or
 * passes row-level security; the application becomes the system role only by saying so (`SET ROLE`).
 * A role that is already there keeps what it has. The application gets the password given, when it is made.
 * @throws the server's error where the client's role may not create roles and one is missing
 */
export async function ensureRoles(
  client: ClientBase,
  roles: Roles = defaultRoles,
  applicationPassword?: string,
): Promise<void> {
  await inTurn(client, async () => {
    await createRole(client, roles.owner, 'LOGIN CREATEDB');
    const group = defaultRoles.application;
    const password = applicationPassword ? ` PASSWORD ${escapeLiteral(applicationPassword)}` : '';
    await createRole(client, roles.application, `LOGIN${password}`);
    await createRole(client, group, 'NOLOGIN');
    await createRole(client, roles.system, 'NOLOGIN');
    if (roles.application !== group) await grantOnce(client, group, roles.application);
    const { rows } = await client.query(
      `SELECT 1 FROM pg_auth_members m
        WHERE m.roleid = (SELECT oid FROM pg_roles WHERE rolname = $1)
          AND m.member = (SELECT oid FROM pg_roles WHERE rolname = $2)
          AND m.set_option AND NOT m.inherit_option`,
      [roles.system, group],
    );
    if (rows.length === 0) {
      const [system, application] = [escapeIdentifier(roles.system), escapeIdentifier(group)];
      await client.query(`GRANT ${system} TO ${application} WITH INHERIT FALSE, SET TRUE`);
    }
  });
}

/** Rights are granted to the group `tetsuzuki_app`; a login of another name has them as its member. */
async function grantOnce(client: ClientBase, group: string, login: string): Promise<void> {
  const { rows } = await client.query<{ member: boolean }>(`SELECT pg_has_role($1, $2, 'USAGE') AS member`, [
    login,
    group,
  ]);
  if (rows[0]?.member) return;
  await client.query(`GRANT ${escapeIdentifier(group)} TO ${escapeIdentifier(login)}`);
}

async function createRole(client: ClientBase, name: string, rights: string): Promise<void> {
  const { rows } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (rows.length === 0) await client.query(`CREATE ROLE ${escapeIdentifier(name)} ${rights}`);
}

/**
 * Makes a database of the given owner where there is none; repeating it changes nothing.
 * @throws the server's error where the client's role may neither create databases nor act for the owner
 */
export async function ensureDatabase(client: ClientBase, name: string, owner: string): Promise<void> {
  await inTurn(client, async () => {
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rows.length > 0) return;
    await client.query(
      `CREATE DATABASE ${escapeIdentifier(name)} OWNER ${escapeIdentifier(owner)} TEMPLATE template0 ENCODING 'UTF8'`,
    );
  });
}

async function inTurn(client: ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [turn]);
  try {
    await work();
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [turn]);
  }
}
