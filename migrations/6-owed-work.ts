import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowLevelSecurity } from './wall.js';

/** Work that is owed, files that came in, and what a repeated request was answered. */
export class OwedWork1763700000006 implements MigrationInterface {
  name = 'OwedWork1763700000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE owed_work (
        municipality_id text NOT NULL REFERENCES municipality,
        kind text NOT NULL,
        key text NOT NULL,
        requested bigint NOT NULL DEFAULT 1,
        done bigint NOT NULL DEFAULT 0,
        requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        done_at timestamptz,
        progress jsonb,
        failures integer NOT NULL DEFAULT 0,
        failure text,
        failed_at timestamptz,
        PRIMARY KEY (municipality_id, kind, key),
        CONSTRAINT done_is_never_ahead CHECK (done <= requested)
      );
      CREATE INDEX owed_work_open ON owed_work (requested_at) WHERE done < requested;
      ${rowLevelSecurity('owed_work', 'write', 'SELECT')}

      CREATE TABLE import_run (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        kind text NOT NULL,
        idempotency_key text NOT NULL,
        file_name text NOT NULL,
        file_digest text NOT NULL,
        file bytea,
        parameters jsonb NOT NULL,
        context jsonb NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'applied', 'refused')),
        result jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        PRIMARY KEY (municipality_id, id),
        UNIQUE (municipality_id, idempotency_key)
      );
      ${rowLevelSecurity('import_run', 'keep')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE import_run, owed_work`);
  }
}
