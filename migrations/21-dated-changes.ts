import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, rowLevelSecurity } from './wall.js';

/**
 * From which day a procedure's frequency and department hold. A procedure without a row has always had the values
 * it has now: what exists is given no day that nobody has stated.
 */
export class DatedChanges1763700000021 implements MigrationInterface {
  name = 'DatedChanges1763700000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE procedure_frequency_change (
        municipality_id text NOT NULL,
        procedure_id uuid NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        effective_on date NOT NULL,
        before text NOT NULL CHECK (before IN ('monthly', 'yearly')),
        after text NOT NULL CHECK (after IN ('monthly', 'yearly')),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        recorded_by text NOT NULL,
        PRIMARY KEY (municipality_id, procedure_id, seq),
        FOREIGN KEY (municipality_id, procedure_id) REFERENCES procedure
      );
      ${rowLevelSecurity('procedure_frequency_change', 'append')}

      CREATE TABLE procedure_move (
        municipality_id text NOT NULL,
        procedure_id uuid NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        effective_on date NOT NULL,
        before uuid NOT NULL,
        after uuid NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        recorded_by text NOT NULL,
        PRIMARY KEY (municipality_id, procedure_id, seq),
        FOREIGN KEY (municipality_id, procedure_id) REFERENCES procedure,
        FOREIGN KEY (municipality_id, before) REFERENCES department,
        FOREIGN KEY (municipality_id, after) REFERENCES department
      );
      ${rowLevelSecurity('procedure_move', 'append')}

      ALTER TABLE municipality ADD COLUMN undated_changes_from date;
      ALTER TABLE municipality NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE reporting_month NO FORCE ROW LEVEL SECURITY;
    `);
    const [{ expected }] = (await runner.query(
      `SELECT count(DISTINCT municipality_id)::integer AS expected FROM reporting_month`,
    )) as [{ expected: number }];
    const [, updated] = (await runner.query(`
      UPDATE municipality m SET undated_changes_from = opened.day
        FROM (SELECT municipality_id,
                     coalesce(min((month || '-01')::date) FILTER (WHERE revision = 1 AND state <> 'closed'),
                              (max((month || '-01')::date) + interval '1 month')::date) AS day
                FROM reporting_month GROUP BY municipality_id) opened
       WHERE opened.municipality_id = m.municipality_id`)) as [unknown, number];
    if (updated !== expected) {
      throw new Error(`of ${expected} municipalities that report, ${updated} were brought up to date`);
    }
    await runner.query(`
      ALTER TABLE municipality FORCE ROW LEVEL SECURITY;
      ALTER TABLE reporting_month FORCE ROW LEVEL SECURITY;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${APPLICATION_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE municipality DROP COLUMN undated_changes_from;
      DROP TABLE procedure_move, procedure_frequency_change;
    `);
  }
}
