import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { MONTH_CHECK, countColumns, rowLevelSecurity } from './wall.js';

/**
 * Run logs of robots: every run once, by the id its robot gave or the moment it began, with the batch that brought
 * it. `month` is that of the beginning in Japan. A run that came after its month had been closed is `late`: it is kept,
 * but counts only once the month has been reopened. Logs of months long past may be cleared away; their sums stay.
 */
export class RunLogs1763700000015 implements MigrationInterface {
  name = 'RunLogs1763700000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE robot_run_batch (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        idempotency_key text CHECK (idempotency_key <> ''),
        digest text,
        received_at timestamptz NOT NULL DEFAULT now(),
        received_by text NOT NULL,
        received integer NOT NULL DEFAULT 0,
        stored integer NOT NULL DEFAULT 0,
        known integer NOT NULL DEFAULT 0,
        months jsonb NOT NULL DEFAULT '[]',
        PRIMARY KEY (municipality_id, id),
        UNIQUE (municipality_id, idempotency_key),
        CONSTRAINT a_key_stands_for_a_body CHECK ((idempotency_key IS NULL) = (digest IS NULL)),
        CONSTRAINT every_run_is_told_of CHECK (received = stored + known)
      );
      ${rowLevelSecurity('robot_run_batch', 'keep')}

      CREATE TABLE robot_run (
        municipality_id text NOT NULL,
        project_id uuid NOT NULL,
        run_id text NOT NULL CHECK (run_id <> ''),
        month text NOT NULL ${MONTH_CHECK('month')},
        late boolean NOT NULL,
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        outcome text NOT NULL CHECK (outcome IN ('succeeded', 'failed', 'stopped')),
        reason text CHECK (reason <> ''),
        ${countColumns('cases')},
        batch_id uuid NOT NULL,
        PRIMARY KEY (municipality_id, project_id, run_id),
        FOREIGN KEY (municipality_id, project_id) REFERENCES automation_project,
        FOREIGN KEY (municipality_id, batch_id) REFERENCES robot_run_batch,
        CONSTRAINT ends_after_it_starts CHECK (ended_at >= started_at)
      );
      CREATE INDEX robot_run_by_month ON robot_run (municipality_id, month, project_id);
      CREATE INDEX robot_run_late ON robot_run (municipality_id, month, project_id) WHERE late;
      ${rowLevelSecurity('robot_run', 'write')}

      CREATE TABLE robot_run_cleared (
        municipality_id text NOT NULL REFERENCES municipality,
        month text NOT NULL ${MONTH_CHECK('month')},
        runs bigint NOT NULL,
        cleared_at timestamptz NOT NULL DEFAULT now(),
        cleared_by text NOT NULL,
        PRIMARY KEY (municipality_id, month)
      );
      ${rowLevelSecurity('robot_run_cleared', 'append')}

      ALTER TABLE automation_run_sum
        ADD COLUMN runs_without_cases bigint NOT NULL DEFAULT 0 CHECK (runs_without_cases BETWEEN 0 AND runs),
        ADD COLUMN runs_without_end bigint NOT NULL DEFAULT 0 CHECK (runs_without_end BETWEEN 0 AND runs);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE automation_run_sum DROP COLUMN runs_without_cases, DROP COLUMN runs_without_end;
      DROP TABLE robot_run_cleared, robot_run, robot_run_batch`);
  }
}
