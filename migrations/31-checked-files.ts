import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowLevelSecurity } from './wall.js';

/** Files that are looked over before they are imported: how long they are kept, and what each row would change. */
export class CheckedFiles1763800000031 implements MigrationInterface {
  name = 'CheckedFiles1763800000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_run
        DROP CONSTRAINT import_run_state_check,
        ADD CONSTRAINT import_run_state_check
          CHECK (state IN ('waiting', 'checked', 'applied', 'refused', 'dropped', 'expired')),
        ADD COLUMN kept_until timestamptz,
        ADD COLUMN preview jsonb;
      CREATE INDEX import_run_newest ON import_run (municipality_id, created_at, id);
      CREATE INDEX import_run_kept ON import_run (municipality_id, kept_until) WHERE kept_until IS NOT NULL;

      CREATE TABLE import_run_change (
        municipality_id text NOT NULL,
        run_id uuid NOT NULL,
        row integer NOT NULL,
        is_new boolean NOT NULL,
        subject text NOT NULL,
        cells jsonb NOT NULL,
        PRIMARY KEY (municipality_id, run_id, row),
        FOREIGN KEY (municipality_id, run_id) REFERENCES import_run
      );
      ${rowLevelSecurity('import_run_change', 'write')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE import_run_change;
      DROP INDEX import_run_newest, import_run_kept;
      ALTER TABLE import_run NO FORCE ROW LEVEL SECURITY;
      UPDATE import_run SET state = 'dropped', file = NULL WHERE state IN ('checked', 'expired');
      ALTER TABLE import_run FORCE ROW LEVEL SECURITY;
      ALTER TABLE import_run
        DROP COLUMN kept_until, DROP COLUMN preview,
        DROP CONSTRAINT import_run_state_check,
        ADD CONSTRAINT import_run_state_check CHECK (state IN ('waiting', 'applied', 'refused', 'dropped'));
    `);
  }
}
