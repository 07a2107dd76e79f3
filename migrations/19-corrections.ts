import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { MONTH_CHECK, stageColumns, rowLevelSecurity } from './wall.js';

/**
 * Corrections that change only what they correct: the rows a correction asks for, what it takes over from the
 * catalogue, and in which revision a report was entered or returned. Corrections that are open stay open.
 */
export class Corrections1763700000019 implements MigrationInterface {
  name = 'Corrections1763700000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE status_report
        ADD COLUMN entered_revision integer DEFAULT 1,
        ADD COLUMN returned_revision integer;

      ALTER TABLE snapshot
        ADD COLUMN digest_form integer NOT NULL DEFAULT 1,
        ADD COLUMN month_revisions jsonb,
        ADD COLUMN basis_at timestamptz;

      CREATE TABLE correction_line (
        municipality_id text NOT NULL,
        month text NOT NULL,
        revision integer NOT NULL CHECK (revision > 1),
        procedure_id uuid NOT NULL,
        code text NOT NULL,
        name text NOT NULL,
        frequency text NOT NULL CHECK (frequency IN ('monthly', 'yearly')),
        ${stageColumns('null')},
        planned_month text ${MONTH_CHECK('planned_month')},
        has_channel boolean NOT NULL,
        report_expected boolean NOT NULL,
        report_counted boolean NOT NULL,
        PRIMARY KEY (municipality_id, month, revision, procedure_id),
        FOREIGN KEY (municipality_id, month) REFERENCES reporting_month,
        FOREIGN KEY (municipality_id, procedure_id) REFERENCES procedure
      );
      ${rowLevelSecurity('correction_line', 'write')}

      CREATE TABLE correction_takeover (
        municipality_id text NOT NULL,
        month text NOT NULL,
        revision integer NOT NULL CHECK (revision > 1),
        kind text NOT NULL CHECK (kind IN ('procedure', 'item', 'list', 'month')),
        subject text NOT NULL,
        what text NOT NULL,
        name text NOT NULL,
        before jsonb NOT NULL,
        after jsonb NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
        taken_by text NOT NULL,
        taken_at timestamptz NOT NULL,
        PRIMARY KEY (municipality_id, month, revision, seq),
        FOREIGN KEY (municipality_id, month) REFERENCES reporting_month
      );
      ${rowLevelSecurity('correction_takeover', 'append')}
    `);
    const tables = [
      'reporting_month',
      'submission',
      'status_report',
      'snapshot',
      'frozen_procedure',
      'audit_event',
      'owed_work',
      'correction_line',
    ];
    for (const table of tables) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await this.keepOpenCorrections(runner);
    for (const table of tables) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }

  /** What was entered and returned since the reopening is found by its time in the audit trail. */
  private async keepOpenCorrections(runner: QueryRunner): Promise<void> {
    const open = `
      SELECT m.municipality_id, m.month, m.revision,
             (SELECT max(a.at) FROM audit_event a
               WHERE a.municipality_id = m.municipality_id AND a.action = 'month.reopen'
                 AND a.subject_kind = 'month' AND a.subject_id = m.month) AS reopened_at
        FROM reporting_month m WHERE m.revision > 1 AND m.state <> 'closed'`;
    await runner.query(`
      INSERT INTO correction_line (municipality_id, month, revision, procedure_id, code, name, frequency, stage,
             exempt_reason, planned_month, has_channel, report_expected, report_counted)
      SELECT f.municipality_id, o.month, o.revision, f.procedure_id, f.code, f.name, f.frequency, f.stage,
             f.exempt_reason, f.planned_month, f.channels <> '[]', f.report_expected, f.report_counted
        FROM (${open}) o
        JOIN frozen_procedure f ON f.municipality_id = o.municipality_id AND f.period = o.month
                               AND f.revision = o.revision - 1`);
    await runner.query(`
      UPDATE status_report r SET entered_revision = o.revision
        FROM (${open}) o
       WHERE r.municipality_id = o.municipality_id AND r.month = o.month AND r.entered_at >= o.reopened_at`);
    await runner.query(`
      UPDATE status_report r SET returned_revision = o.revision
        FROM (${open}) o
        JOIN submission s ON s.municipality_id = o.municipality_id AND s.month = o.month
       WHERE r.municipality_id = o.municipality_id AND r.month = o.month AND r.department_id = s.department_id
         AND (r.return_reason IS NOT NULL OR s.state = 'returned' AND s.return_reason IS NOT NULL)`);
    await runner.query(`
      UPDATE owed_work w SET requested = requested + 1, requested_at = clock_timestamp()
        FROM (${open}) o
       WHERE w.municipality_id = o.municipality_id AND w.kind = 'provisional'
         AND w.key IN (o.month, 'FY' || (left(o.month, 4)::integer - 1))`);
    const counted = (await runner.query(`
      SELECT (SELECT count(*) FROM correction_line) AS lines,
             (SELECT count(*) FROM (${open}) o
                JOIN frozen_procedure f ON f.municipality_id = o.municipality_id AND f.period = o.month
                                       AND f.revision = o.revision - 1) AS expected`)) as {
      lines: number;
      expected: number;
    }[];
    const [{ lines, expected } = { lines: 0, expected: 0 }] = counted;
    if (Number(lines) !== Number(expected)) {
      throw new Error(`${lines} rows of open corrections instead of ${expected}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE correction_takeover, correction_line;
      ALTER TABLE snapshot DROP COLUMN basis_at, DROP COLUMN month_revisions, DROP COLUMN digest_form;
      ALTER TABLE status_report DROP COLUMN returned_revision, DROP COLUMN entered_revision`);
  }
}
