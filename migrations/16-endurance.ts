import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { MONTH_CHECK, rowLevelSecurity } from './wall.js';

/**
 * Owed work counts its starts, so that what kills its worker is found out and set aside; an import remembers the month
 * it was accepted for and can be dropped; a key of a repeated request belongs to its sender; a month opened in error
 * can be taken back.
 */
export class Endurance1763700000016 implements MigrationInterface {
  name = 'Endurance1763700000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE owed_work
        ADD COLUMN starts integer NOT NULL DEFAULT 0 CHECK (starts >= 0),
        ADD COLUMN started_at timestamptz,
        ADD COLUMN failure_cause text CHECK (failure_cause IN ('technical', 'computation')),
        ADD COLUMN retry_seconds integer CHECK (retry_seconds > 0),
        ADD COLUMN set_aside_at timestamptz,
        ADD COLUMN set_aside_requested bigint,
        ADD CONSTRAINT set_aside_up_to_a_request CHECK ((set_aside_at IS NULL) = (set_aside_requested IS NULL));

      ALTER TABLE import_run
        DROP CONSTRAINT import_run_state_check,
        ADD CONSTRAINT import_run_state_check CHECK (state IN ('waiting', 'applied', 'refused', 'dropped')),
        ADD COLUMN sender text GENERATED ALWAYS AS (coalesce(context -> 'actor' ->> 'id', '')) STORED NOT NULL,
        ADD COLUMN accepted_for jsonb,
        DROP CONSTRAINT import_run_municipality_id_idempotency_key_key,
        ADD UNIQUE (municipality_id, sender, idempotency_key);

      ALTER TABLE robot_run_batch
        ADD COLUMN sender text NOT NULL DEFAULT '',
        DROP CONSTRAINT robot_run_batch_municipality_id_idempotency_key_key,
        ADD UNIQUE (municipality_id, sender, idempotency_key);

      CREATE TABLE month_withdrawal (
        municipality_id text NOT NULL REFERENCES municipality,
        month text NOT NULL ${MONTH_CHECK('month')},
        withdrawn_at timestamptz NOT NULL,
        withdrawn_by text NOT NULL,
        PRIMARY KEY (municipality_id, month)
      );
      ${rowLevelSecurity('month_withdrawal', 'keep')}
      GRANT DELETE ON reporting_month, reminder TO tetsuzuki_app;
      GRANT UPDATE ON reminder TO tetsuzuki_app;
      CREATE POLICY only_a_new_month_goes ON reporting_month AS RESTRICTIVE FOR DELETE
        USING (state = 'open' AND revision = 1);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY only_a_new_month_goes ON reporting_month;
      REVOKE UPDATE ON reminder FROM tetsuzuki_app;
      REVOKE DELETE ON reporting_month, reminder FROM tetsuzuki_app;
      DROP TABLE month_withdrawal;
      ALTER TABLE robot_run_batch DROP COLUMN sender, ADD UNIQUE (municipality_id, idempotency_key);
      ALTER TABLE import_run DROP COLUMN accepted_for, DROP COLUMN sender, ADD UNIQUE (municipality_id, idempotency_key);
      ALTER TABLE owed_work
        DROP COLUMN starts, DROP COLUMN started_at, DROP COLUMN failure_cause, DROP COLUMN retry_seconds,
        DROP COLUMN set_aside_at, DROP COLUMN set_aside_requested;
    `);
  }
}
