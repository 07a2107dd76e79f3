import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { countColumns, rowLevelSecurity } from './wall.js';

const PERIOD_CHECK = `CHECK (period ~ '^([0-9]{4}-(0[1-9]|1[0-2])|FY[0-9]{4})$')`;

/**
 * Computed figures and what they stand on. A provisional snapshot is written over by the next computation; a
 * final one and its rows can only be read: policies, not good manners, keep UPDATE and DELETE away from them.
 */
export class Achievement1763700000005 implements MigrationInterface {
  name = 'Achievement1763700000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE snapshot (
        municipality_id text NOT NULL REFERENCES municipality,
        period text NOT NULL ${PERIOD_CHECK},
        revision integer NOT NULL CHECK (revision > 0),
        state text NOT NULL CHECK (state IN ('provisional', 'final')),
        edition date NOT NULL REFERENCES list_edition,
        item_rule text NOT NULL CHECK (item_rule IN ('any', 'all')),
        as_of date NOT NULL,
        flows_from date NOT NULL,
        flows_to date NOT NULL,
        yearly_fiscal_year integer NOT NULL,
        stages_known boolean NOT NULL,
        indicators jsonb NOT NULL,
        computed_at timestamptz NOT NULL,
        reason text,
        digest text,
        PRIMARY KEY (municipality_id, period, revision),
        CONSTRAINT final_has_a_digest CHECK ((state = 'final') = (digest IS NOT NULL))
      );
      ${rowLevelSecurity('snapshot', 'write')}
      CREATE POLICY final_stays_on_update ON snapshot AS RESTRICTIVE FOR UPDATE USING (state = 'provisional');
      CREATE POLICY final_stays_on_delete ON snapshot AS RESTRICTIVE FOR DELETE USING (state = 'provisional');

      CREATE TABLE figure (
        municipality_id text NOT NULL,
        period text NOT NULL,
        revision integer NOT NULL,
        scope_kind text NOT NULL CHECK (scope_kind IN ('municipality', 'department', 'group', 'tag')),
        scope_key text NOT NULL,
        scope_name text NOT NULL,
        indicator text NOT NULL REFERENCES indicator,
        numerator bigint,
        denominator bigint,
        reported integer NOT NULL,
        expected integer NOT NULL,
        item_rule text,
        reason text,
        final boolean NOT NULL,
        PRIMARY KEY (municipality_id, period, revision, scope_kind, scope_key, indicator),
        FOREIGN KEY (municipality_id, period, revision) REFERENCES snapshot,
        CONSTRAINT a_rate_is_a_pair CHECK ((numerator IS NULL) = (denominator IS NULL)),
        CONSTRAINT reported_of_expected CHECK (reported BETWEEN 0 AND expected)
      );
      ${rowLevelSecurity('figure', 'write')}
      CREATE POLICY final_stays_on_update ON figure AS RESTRICTIVE FOR UPDATE USING (NOT final);
      CREATE POLICY final_stays_on_delete ON figure AS RESTRICTIVE FOR DELETE USING (NOT final);

      CREATE TABLE frozen_procedure (
        municipality_id text NOT NULL,
        period text NOT NULL,
        revision integer NOT NULL,
        procedure_id uuid NOT NULL,
        code text NOT NULL,
        name text NOT NULL,
        department_id uuid NOT NULL,
        department_code text NOT NULL,
        department_name text NOT NULL,
        division_name text,
        frequency text NOT NULL,
        stage text,
        exempt_reason text,
        stage_since date,
        in_scope boolean NOT NULL,
        channels jsonb NOT NULL,
        item_keys text[] NOT NULL,
        planned_month text,
        note text,
        report_expected boolean NOT NULL,
        report_counted boolean NOT NULL,
        ${countColumns('applications_total')},
        ${countColumns('applications_online')},
        pair_total bigint NOT NULL,
        pair_online bigint NOT NULL,
        flow_expected boolean NOT NULL,
        flow_reported boolean NOT NULL,
        ${countColumns('yearly_total')},
        ${countColumns('yearly_online')},
        yearly_recorded boolean NOT NULL,
        yearly_reported boolean NOT NULL,
        PRIMARY KEY (municipality_id, period, revision, procedure_id),
        FOREIGN KEY (municipality_id, period, revision) REFERENCES snapshot
      );
      ${rowLevelSecurity('frozen_procedure', 'append')}

      CREATE TABLE frozen_item (
        municipality_id text NOT NULL,
        period text NOT NULL,
        revision integer NOT NULL,
        item_key text NOT NULL,
        number integer NOT NULL,
        name text NOT NULL,
        group_key text NOT NULL,
        group_name text NOT NULL,
        tags text[] NOT NULL,
        verification text NOT NULL,
        applicability text NOT NULL,
        applicability_reason text,
        lead_department_id uuid,
        lead_department_name text,
        procedure_ids uuid[] NOT NULL,
        online_any boolean NOT NULL,
        online_all boolean NOT NULL,
        online_mynaportal boolean NOT NULL,
        reported boolean NOT NULL,
        PRIMARY KEY (municipality_id, period, revision, item_key),
        FOREIGN KEY (municipality_id, period, revision) REFERENCES snapshot
      );
      ${rowLevelSecurity('frozen_item', 'append')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE frozen_item, frozen_procedure, figure, snapshot`);
  }
}
