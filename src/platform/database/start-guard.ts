import { type DataSource } from 'typeorm';

interface RoleRights {
  login: string;
  superuser: boolean;
  bypasses: boolean;
  owns: boolean;
  isSystem: boolean;
}

/**
 * Refuses to serve as a role that row-level security does not bind: a superuser, one with BYPASSRLS, the tables' owner,
 * or one that is the system role by inheritance and so always sees what only the system role may see.
 */
export async function refuseUnwalledRole(dataSource: DataSource): Promise<void> {
  const [rights] = await dataSource.query<RoleRights[]>(`
    SELECT current_user AS login, rolsuper AS superuser, rolbypassrls AS bypasses,
           EXISTS (SELECT FROM pg_class c WHERE c.relname = 'procedure' AND c.relnamespace = 'public'::regnamespace
                   AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns,
           pg_has_role(current_user, 'tetsuzuki_system', 'USAGE') AS is_system
      FROM pg_roles WHERE rolname = current_user`);
  if (!rights) throw new Error('DATABASE_URL: the role that connected is unknown to the server.');
  const faults = [
    rights.superuser && 'a superuser',
    rights.bypasses && 'a role with BYPASSRLS',
    rights.owns && "the tables' owner",
    rights.isSystem && 'a role that inherits tetsuzuki_system',
  ].filter(Boolean);
  if (faults.length > 0) {
    throw new Error(
      `DATABASE_URL connects as ${rights.login}, ${faults.join(' and ')}: row-level security would not hold. ` +
        'Use the application role (DATABASE_OWNER_URL is for migrations only).',
    );
  }
}
