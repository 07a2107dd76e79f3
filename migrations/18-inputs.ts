import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** As `LARGEST_COUNT` of `kernel/count.ts` has it. */
const LARGEST_COUNT = 999_999_999;
const COUNTS = ['applications_total', 'applications_online'];
const TOO_LARGE = COUNTS.map((column) => `${column} > ${LARGEST_COUNT}`).join(' OR ');
const COUNT_TABLES = ['status_report', 'yearly_count'];

/** Columns of counts that the application has always bounded. */
const BOUNDED: Record<string, string[]> = {
  automation_result: ['cases', 'robot_runs', 'failures', 'rework'],
  automation_before: ['cases'],
  automation_estimate: ['cases_per_year'],
  robot_run: ['cases'],
};

/**
 * A bound for every count; plans that know the day they speak of; confirmations that name the value they were given
 * for; departments that know their heir.
 *
 * The bound of reported counts is a trigger on the columns rather than a check: a row of before that lies beyond it can
 * then still be returned, handed to another department and mended, which is how it gets below the bound.
 */
export class Inputs1763700000018 implements MigrationInterface {
  name = 'Inputs1763700000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_count() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'a count of % is beyond the largest there may be', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'count_is_bounded';
        END $$;
      ${COUNT_TABLES.map(boundByTrigger).join('')}
      ${Object.entries(BOUNDED).map(boundByCheck).join('')}

      ALTER TABLE planned_month_change ADD COLUMN effective_on date;
      ALTER TABLE planned_month_change ADD COLUMN superseded boolean NOT NULL DEFAULT false;

      ALTER TABLE department ADD COLUMN merged_into uuid;
      ALTER TABLE department ADD FOREIGN KEY (municipality_id, merged_into) REFERENCES department;
    `);
    await unforced(
      runner,
      [...['procedure', 'planned_month_change', 'status_report', 'department', 'department_change']],
      async () => {
        await datePlans(runner);
        await runner.query(`UPDATE status_report SET confirmed_warnings = ${keysOf('confirmed_warnings')}
                           WHERE confirmed_warnings <> '{}'`);
        await nameHeirs(runner);
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await unforced(runner, ['status_report'], () =>
      runner.query(`
        UPDATE status_report SET confirmed_warnings = ARRAY (
          SELECT split_part(one, '=', 1) FROM unnest(confirmed_warnings) WITH ORDINALITY AS w(one, at) ORDER BY at)
         WHERE confirmed_warnings <> '{}'`),
    );
    await runner.query(`
      ALTER TABLE department DROP COLUMN merged_into;
      ALTER TABLE planned_month_change DROP COLUMN effective_on, DROP COLUMN superseded;
      ${Object.keys(BOUNDED)
        .map((table) => `ALTER TABLE ${table} DROP CONSTRAINT ${table}_counts_are_bounded;`)
        .join('')}
      ${COUNT_TABLES.map((table) => `DROP INDEX ${table}_too_large; DROP TRIGGER count_is_bounded ON ${table};`).join('')}
      DROP FUNCTION refuse_count`);
  }
}

function boundByTrigger(table: string): string {
  const period = table === 'yearly_count' ? 'fiscal_year' : 'month';
  const beyond = COUNTS.map((column) => `NEW.${column} > ${LARGEST_COUNT}`).join(' OR ');
  return `
    CREATE TRIGGER count_is_bounded BEFORE INSERT OR UPDATE OF ${COUNTS.join(', ')} ON ${table}
      FOR EACH ROW WHEN (${beyond}) EXECUTE FUNCTION refuse_count();
    CREATE INDEX ${table}_too_large ON ${table} (municipality_id, ${period}) WHERE ${TOO_LARGE};`;
}

function boundByCheck([table, columns]: [string, string[]]): string {
  const bounds = columns.map((column) => `${column} <= ${LARGEST_COUNT}`).join(' AND ');
  return `ALTER TABLE ${table} ADD CONSTRAINT ${table}_counts_are_bounded CHECK (${bounds}) NOT VALID;`;
}

/**
 * A report speaks of its month's end, a change of the catalogue of the day it was made, and what was registered with
 * the procedure itself of no day.
 */
async function datePlans(runner: QueryRunner): Promise<void> {
  const registered = `c.report_month IS NULL AND c.recorded_at < p.created_at + interval '1 minute'`;
  const [{ due }] = (await runner.query(
    `SELECT count(*)::integer AS due FROM planned_month_change c
       JOIN procedure p ON p.municipality_id = c.municipality_id AND p.id = c.procedure_id
      WHERE NOT (${registered})`,
  )) as [{ due: number }];
  const dated = (await runner.query(`
    WITH dated AS (
      UPDATE planned_month_change c
         SET effective_on = CASE WHEN c.report_month IS NULL THEN (c.recorded_at AT TIME ZONE 'Asia/Tokyo')::date
                                 ELSE (to_date(c.report_month, 'YYYY-MM') + interval '1 month - 1 day')::date END
        FROM procedure p
       WHERE p.municipality_id = c.municipality_id AND p.id = c.procedure_id AND NOT (${registered}) RETURNING c.seq)
    SELECT seq FROM dated`)) as unknown[];
  if (dated.length !== due) throw new Error(`${due} plans speak of a day, ${dated.length} were told theirs`);
}

/** What had been confirmed by its code was confirmed for the value the row has now: any change dropped it or was seen. */
function keysOf(column: string): string {
  const count = (name: string) =>
    `CASE WHEN ${name}_na THEN 'not-applicable' ELSE coalesce(${name}::text, '') END`;
  return `ARRAY (
    SELECT one || '=' || CASE WHEN one IN ('stage-backwards', 'online-without-channel') THEN coalesce(stage, '')
                              WHEN one = 'plan-passed' THEN coalesce(planned_month, '')
                              WHEN one LIKE 'total-%' THEN ${count('applications_total')}
                              ELSE ${count('applications_online')} END
      FROM unnest(${column}) WITH ORDINALITY AS w(one, at) ORDER BY at)`;
}

async function nameHeirs(runner: QueryRunner): Promise<void> {
  const mergers = `
    SELECT DISTINCT ON (c.municipality_id, c.department_id) c.municipality_id, c.department_id, c.target_id
      FROM department_change c
      JOIN department d ON d.municipality_id = c.municipality_id AND d.id = c.department_id AND d.ended_on IS NOT NULL
     WHERE c.kind = 'merge' AND c.state = 'done'
     ORDER BY c.municipality_id, c.department_id, c.settled_at DESC`;
  const [{ due }] = (await runner.query(`SELECT count(*)::integer AS due FROM (${mergers}) m`)) as [
    { due: number },
  ];
  const named = (await runner.query(
    `WITH named AS (
       UPDATE department d SET merged_into = m.target_id FROM (${mergers}) m
        WHERE d.municipality_id = m.municipality_id AND d.id = m.department_id RETURNING d.id)
     SELECT id FROM named`,
  )) as unknown[];
  if (named.length !== due)
    throw new Error(`${due} departments have an heir, ${named.length} were told theirs`);
}

/** Under forced row-level security the owner's own statements would find no row, without a word. */
async function unforced(runner: QueryRunner, tables: string[], work: () => Promise<unknown>): Promise<void> {
  for (const table of tables) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await work();
  for (const table of tables) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
