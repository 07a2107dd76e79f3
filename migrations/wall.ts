/** The login roles of the application hold this group's rights; the schedule and sign-in run as the system role. */
export const APPLICATION_ROLE = 'tetsuzuki_app';
export const SYSTEM_ROLE = 'tetsuzuki_system';

/** What the application may do with a table: everything, all but delete, or only add to it. */
type Grant = 'write' | 'keep' | 'append';

const RIGHTS: Record<Grant, string> = {
  write: 'SELECT, INSERT, UPDATE, DELETE',
  keep: 'SELECT, INSERT, UPDATE',
  append: 'SELECT, INSERT',
};

/**
 * The statements that protect a tenant's table: row-level security forced on its owner too, one
 * policy that compares text (a cast would fail on a pooled connection whose setting is empty), and grants.
 */
export function rowLevelSecurity(table: string, grant: Grant, systemRights?: string): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY tenant ON ${table}
      USING (municipality_id = current_setting('app.municipality', true))
      WITH CHECK (municipality_id = current_setting('app.municipality', true));
    GRANT ${RIGHTS[grant]} ON ${table} TO ${APPLICATION_ROLE};
    ${
      systemRights
        ? `CREATE POLICY system ON ${table} TO ${SYSTEM_ROLE} USING (true) WITH CHECK (true);
           GRANT ${systemRights} ON ${table} TO ${SYSTEM_ROLE};`
        : ''
    }`;
}

/** The columns of a count: NULL is 未回答, the flag is 該当なし, and the two exclude each other. */
export function countColumns(name: string): string {
  return `
    ${name} bigint CHECK (${name} >= 0),
    ${name}_na boolean NOT NULL DEFAULT false,
    CONSTRAINT ${name}_is_one_kind CHECK (NOT (${name}_na AND ${name} IS NOT NULL))`;
}

/** A month is text `YYYY-MM`: it sorts, reads and compares the same everywhere, and knows no time zone. */
export const MONTH_CHECK = (column: string) => `CHECK (${column} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')`;

const STAGES = `('not-started', 'preparing', 'partial', 'online', 'end-to-end', 'exempt', 'abolished')`;

/** A stage column with the reason that goes with `exempt` and with nothing else. */
export function stageColumns(nullable: 'null' | 'not null'): string {
  return `
    stage text ${nullable === 'null' ? '' : 'NOT NULL'} CHECK (stage IN ${STAGES}),
    exempt_reason text CHECK (exempt_reason IN ('face-to-face', 'original-check', 'original-handover', 'other')),
    CONSTRAINT exempt_has_a_reason CHECK ((stage IS NOT DISTINCT FROM 'exempt') = (exempt_reason IS NOT NULL))`;
}
