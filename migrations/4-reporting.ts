import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { MONTH_CHECK, countColumns, stageColumns, rowLevelSecurity } from './wall.js';

/** Months, the departments' submissions and their rows, and the recorded counts of whole fiscal years. */
export class Reporting1763700000004 implements MigrationInterface {
  name = 'Reporting1763700000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reporting_month (
        municipality_id text NOT NULL REFERENCES municipality,
        month text NOT NULL ${MONTH_CHECK('month')},
        state text NOT NULL CHECK (state IN ('open', 'closing', 'closed')),
        revision integer NOT NULL DEFAULT 1 CHECK (revision > 0),
        due_on date NOT NULL,
        opened_at timestamptz NOT NULL,
        opened_by text NOT NULL,
        close_requested_at timestamptz,
        close_requested_by text,
        closed_at timestamptz,
        reopen_reason text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, month),
        CONSTRAINT a_further_revision_has_a_reason CHECK (revision = 1 OR reopen_reason IS NOT NULL)
      );
      ${rowLevelSecurity('reporting_month', 'keep', 'SELECT')}

      CREATE TABLE submission (
        municipality_id text NOT NULL,
        month text NOT NULL,
        department_id uuid NOT NULL,
        state text NOT NULL DEFAULT 'draft'
          CHECK (state IN ('draft', 'checking', 'submitted', 'returned', 'accepted')),
        on_behalf boolean NOT NULL DEFAULT false,
        return_reason text,
        submitted_at timestamptz,
        submitted_by text,
        accepted_at timestamptz,
        accepted_by text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, month, department_id),
        FOREIGN KEY (municipality_id, month) REFERENCES reporting_month,
        FOREIGN KEY (municipality_id, department_id) REFERENCES department
      );
      ${rowLevelSecurity('submission', 'keep')}

      CREATE TABLE status_report (
        municipality_id text NOT NULL,
        month text NOT NULL,
        procedure_id uuid NOT NULL,
        department_id uuid NOT NULL,
        ${stageColumns('null')},
        ${countColumns('applications_total')},
        ${countColumns('applications_online')},
        planned_month text ${MONTH_CHECK('planned_month')},
        note text,
        confirmed_warnings text[] NOT NULL DEFAULT '{}',
        return_reason text,
        on_behalf boolean NOT NULL DEFAULT false,
        entered_by text NOT NULL,
        entered_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, month, procedure_id),
        FOREIGN KEY (municipality_id, month, department_id) REFERENCES submission,
        FOREIGN KEY (municipality_id, procedure_id) REFERENCES procedure,
        CONSTRAINT online_is_part_of_total CHECK (applications_online <= applications_total)
      );
      CREATE INDEX status_report_by_department ON status_report (municipality_id, month, department_id);
      ${rowLevelSecurity('status_report', 'write')}

      CREATE TABLE yearly_count (
        municipality_id text NOT NULL,
        fiscal_year integer NOT NULL CHECK (fiscal_year BETWEEN 1990 AND 2200),
        procedure_id uuid NOT NULL,
        ${countColumns('applications_total')},
        ${countColumns('applications_online')},
        source text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, fiscal_year, procedure_id),
        FOREIGN KEY (municipality_id, procedure_id) REFERENCES procedure,
        CONSTRAINT online_is_part_of_total CHECK (applications_online <= applications_total)
      );
      ${rowLevelSecurity('yearly_count', 'write')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE yearly_count, status_report, submission, reporting_month`);
  }
}
