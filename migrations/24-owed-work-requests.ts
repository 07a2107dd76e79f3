import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowLevelSecurity } from './wall.js';

/**
 * Requests to do everything of a kind again, one row each, so that nobody who writes data waits for a row of
 * `owed_work`. Without a foreign key: its check would make everybody lock the municipality's row.
 */
export class OwedWorkRequests1763800000024 implements MigrationInterface {
  name = 'OwedWorkRequests1763800000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE owed_work_request (
        municipality_id text NOT NULL,
        kind text NOT NULL,
        id bigint GENERATED ALWAYS AS IDENTITY,
        requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (municipality_id, kind, id)
      );
      ${rowLevelSecurity('owed_work_request', 'write', 'SELECT')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE owed_work NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE owed_work_request NO FORCE ROW LEVEL SECURITY;
      UPDATE owed_work w SET requested = requested + 1
       WHERE EXISTS (SELECT FROM owed_work_request r
                      WHERE r.municipality_id = w.municipality_id AND r.kind = w.kind);
      ALTER TABLE owed_work FORCE ROW LEVEL SECURITY;
      DROP TABLE owed_work_request`);
  }
}
