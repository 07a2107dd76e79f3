import { type DataSource } from 'typeorm';

interface Standing {
  login: string;
  superuser: boolean;
  bypasses: boolean;
  owns: boolean;
  isSystem: boolean;
}

/**
 * Refuses to serve as a role that the walls do not hold: a superuser, one with BYPASSRLS, the tables' owner, or
 * one that is the system role by inheritance and so always sees what only the system's door may see.
 */
export async function refuseUnwalledRole(dataSource: DataSource): Promise<void> {
  const [standing] = await dataSource.query<Standing[]>(`
    SELECT current_user AS login, rolsuper AS superuser, rolbypassrls AS bypasses,
           EXISTS (SELECT FROM pg_class c WHERE c.relname = 'procedure' AND c.relnamespace = 'public'::regnamespace
                   AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns,
           pg_has_role(current_user, 'tetsuzuki_system', 'USAGE') AS is_system
      FROM pg_roles WHERE rolname = current_user`);
  if (!standing) throw new Error('DATABASE_URL: the role that connected is unknown to the server.');
  const faults = [
    standing.superuser && 'a superuser',
    standing.bypasses && 'a role with BYPASSRLS',
    standing.owns && "the tables' owner",
    standing.isSystem && 'a role that inherits tetsuzuki_system',
  ].filter(Boolean);
  if (faults.length > 0) {
    throw new Error(
      `DATABASE_URL connects as ${standing.login}, ${faults.join(' and ')}: row-level security would not hold. ` +
        'Use the application role (DATABASE_OWNER_URL is for migrations only).',
    );
  }
}
