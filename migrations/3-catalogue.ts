import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, MONTH_CHECK, stageColumns, rowLevelSecurity } from './wall.js';

/** Procedures, their dated stages, channels and plans, and how they map to the national list. */
export class Catalogue1763700000003 implements MigrationInterface {
  name = 'Catalogue1763700000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE applicability (
        municipality_id text NOT NULL REFERENCES municipality,
        item_key text NOT NULL REFERENCES list_item,
        state text NOT NULL CHECK (state IN ('handled', 'not-handled', 'unconfirmed')),
        reason text CHECK (reason IN ('no-scheme', 'prefectural-affair', 'joint-body', 'no-facility', 'other')),
        note text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, item_key),
        CONSTRAINT not_handled_has_a_reason CHECK ((state = 'not-handled') = (reason IS NOT NULL))
      );
      ${rowLevelSecurity('applicability', 'write')}

      CREATE TABLE procedure (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        code text NOT NULL,
        name text NOT NULL,
        kana text,
        search_key text NOT NULL,
        department_id uuid NOT NULL,
        legal_basis text,
        kind text CHECK (kind IN ('application', 'notification', 'reservation', 'enrolment', 'claim', 'report', 'other')),
        applicant text CHECK (applicant IN ('individual', 'corporation', 'both')),
        fee_yen bigint CHECK (fee_yen >= 0),
        identity_check text CHECK (identity_check IN ('none', 'number-card', 'id-document', 'face-to-face', 'other')),
        attachments text,
        frequency text NOT NULL DEFAULT 'monthly' CHECK (frequency IN ('monthly', 'yearly')),
        planned_month text ${MONTH_CHECK('planned_month')},
        note text,
        retired_at timestamptz,
        retired_reason text,
        merged_into uuid,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (municipality_id, id),
        UNIQUE (municipality_id, code),
        FOREIGN KEY (municipality_id, department_id) REFERENCES department,
        FOREIGN KEY (municipality_id, merged_into) REFERENCES procedure,
        CONSTRAINT retired_has_a_reason CHECK ((retired_at IS NULL) = (retired_reason IS NULL))
      );
      CREATE INDEX procedure_by_department ON procedure (municipality_id, department_id, code);
      ${rowLevelSecurity('procedure', 'keep')}

      CREATE TABLE procedure_stage (
        municipality_id text NOT NULL,
        procedure_id uuid NOT NULL,
        effective_on date NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        ${stageColumns('not null')},
        note text,
        source text NOT NULL CHECK (source IN ('catalogue', 'import', 'report')),
        report_month text ${MONTH_CHECK('report_month')},
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        recorded_by text NOT NULL,
        withdrawn_at timestamptz,
        PRIMARY KEY (municipality_id, procedure_id, effective_on, seq),
        FOREIGN KEY (municipality_id, procedure_id) REFERENCES procedure,
        CONSTRAINT a_report_names_its_month CHECK ((source = 'report') = (report_month IS NOT NULL))
      );
      ${rowLevelSecurity('procedure_stage', 'keep')}

      CREATE TABLE procedure_channel (
        municipality_id text NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        procedure_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('mynaportal', 'e-application', 'eltax', 'facility-reservation', 'library',
          'e-bidding', 'car-oss', 'e-gov', 'mail', 'other')),
        url text,
        active_from date,
        active_to date,
        PRIMARY KEY (municipality_id, procedure_id, id),
        FOREIGN KEY (municipality_id, procedure_id) REFERENCES procedure,
        CONSTRAINT ends_after_it_starts CHECK (active_to >= active_from)
      );
      ${rowLevelSecurity('procedure_channel', 'write')}

      CREATE TABLE planned_month_change (
        municipality_id text NOT NULL,
        procedure_id uuid NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        planned_month text ${MONTH_CHECK('planned_month')},
        report_month text ${MONTH_CHECK('report_month')},
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        recorded_by text NOT NULL,
        PRIMARY KEY (municipality_id, procedure_id, seq),
        FOREIGN KEY (municipality_id, procedure_id) REFERENCES procedure
      );
      ${rowLevelSecurity('planned_month_change', 'append')}

      CREATE TABLE item_mapping (
        municipality_id text NOT NULL,
        item_key text NOT NULL REFERENCES list_item,
        procedure_id uuid NOT NULL,
        lead_department_id uuid,
        PRIMARY KEY (municipality_id, item_key, procedure_id),
        FOREIGN KEY (municipality_id, procedure_id) REFERENCES procedure,
        FOREIGN KEY (municipality_id, lead_department_id) REFERENCES department
      );
      CREATE INDEX item_mapping_by_procedure ON item_mapping (municipality_id, procedure_id);
      CREATE UNIQUE INDEX one_lead_department_an_item ON item_mapping (municipality_id, item_key)
        WHERE lead_department_id IS NOT NULL;
      ${rowLevelSecurity('item_mapping', 'write')}
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${APPLICATION_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE item_mapping, planned_month_change, procedure_channel, procedure_stage, procedure, applicability`);
  }
}
