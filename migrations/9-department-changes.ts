import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowLevelSecurity } from './wall.js';

/**
 * Mergers and splits of departments, planned and made. The system role sees only which are due: what a change says
 * is read inside its municipality.
 */
export class DepartmentChanges1763700000009 implements MigrationInterface {
  name = 'DepartmentChanges1763700000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE department_change (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        kind text NOT NULL CHECK (kind IN ('merge', 'split')),
        effective_on date NOT NULL,
        department_id uuid NOT NULL,
        department_name text NOT NULL,
        target_id uuid,
        target_code text,
        target_name text NOT NULL,
        target_division text,
        users text CHECK (users IN ('move', 'disable')),
        procedure_ids uuid[] NOT NULL DEFAULT '{}',
        state text NOT NULL CHECK (state IN ('planned', 'done', 'cancelled', 'failed')),
        reason text,
        result jsonb,
        planned_at timestamptz NOT NULL,
        planned_by text NOT NULL,
        settled_at timestamptz,
        settled_by text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, id),
        FOREIGN KEY (municipality_id, department_id) REFERENCES department,
        FOREIGN KEY (municipality_id, target_id) REFERENCES department,
        CONSTRAINT a_merger_names_its_heir CHECK (kind <> 'merge' OR (target_id IS NOT NULL AND users IS NOT NULL)),
        CONSTRAINT a_split_names_what_goes CHECK (
          kind <> 'split' OR (target_code IS NOT NULL AND cardinality(procedure_ids) > 0)),
        CONSTRAINT a_failure_has_a_reason CHECK (state <> 'failed' OR reason IS NOT NULL),
        CONSTRAINT what_is_done_has_a_result CHECK ((state = 'done') = (result IS NOT NULL)),
        CONSTRAINT settled_unless_planned CHECK ((state = 'planned') = (settled_at IS NULL))
      );
      CREATE UNIQUE INDEX one_planned_merger_a_department ON department_change (municipality_id, department_id)
        WHERE kind = 'merge' AND state = 'planned';
      CREATE UNIQUE INDEX one_planned_split_a_code ON department_change (municipality_id, target_code)
        WHERE kind = 'split' AND state = 'planned';
      CREATE INDEX department_change_due ON department_change (effective_on) WHERE state = 'planned';
      ${rowLevelSecurity('department_change', 'keep', 'SELECT (municipality_id, id, kind, effective_on, planned_at, state)')}

      ALTER TABLE division ADD COLUMN version integer NOT NULL DEFAULT 1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE division DROP COLUMN version; DROP TABLE department_change');
  }
}
