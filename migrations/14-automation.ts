import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, MONTH_CHECK, countColumns, rowLevelSecurity } from './wall.js';

const YEAR_CHECK = (column: string) => `CHECK (${column} BETWEEN 1989 AND 2200)`;
const BASIS = (column: string) => `CHECK (${column} IN ('measured', 'reported', 'estimated'))`;
const STAGES = `('candidate', 'analysis', 'development', 'trial', 'production', 'suspended', 'abandoned')`;

/**
 * Automation projects with their dated stages, the work before and after, what was measured and expected, what they
 * cost, and their results month by month. Minutes, people and hours are `numeric` without a scale: effects are worked
 * out exactly. What run logs sum up stands apart from what people enter; a log finds its project by `robot_key`.
 */
export class Automation1763700000014 implements MigrationInterface {
  name = 'Automation1763700000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE automation_project (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        code text NOT NULL CHECK (code <> ''),
        name text NOT NULL CHECK (name <> ''),
        search_key text NOT NULL,
        department_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('rpa', 'low-code', 'ai-ocr', 'macro', 'generative-ai', 'bpr')),
        field text NOT NULL,
        tool text,
        product text,
        sourcing text CHECK (sourcing IN ('in-house', 'contracted')),
        difficulty text CHECK (difficulty IN ('high', 'medium', 'low')),
        operating_months integer[] NOT NULL DEFAULT '{}'
          CHECK (operating_months <@ ARRAY[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        robot_key text CHECK (robot_key <> ''),
        note text,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (municipality_id, id),
        UNIQUE (municipality_id, code),
        UNIQUE (municipality_id, robot_key),
        FOREIGN KEY (municipality_id, department_id) REFERENCES department
      );
      CREATE INDEX automation_project_by_department ON automation_project (municipality_id, department_id, code);
      ${rowLevelSecurity('automation_project', 'keep')}

      CREATE TABLE automation_project_procedure (
        municipality_id text NOT NULL,
        project_id uuid NOT NULL,
        procedure_id uuid NOT NULL,
        PRIMARY KEY (municipality_id, project_id, procedure_id),
        FOREIGN KEY (municipality_id, project_id) REFERENCES automation_project,
        FOREIGN KEY (municipality_id, procedure_id) REFERENCES procedure
      );
      CREATE INDEX automation_project_of_procedure ON automation_project_procedure (municipality_id, procedure_id);
      ${rowLevelSecurity('automation_project_procedure', 'write')}

      CREATE TABLE automation_stage (
        municipality_id text NOT NULL,
        project_id uuid NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        stage text NOT NULL CHECK (stage IN ${STAGES}),
        planned boolean NOT NULL,
        stage_on date NOT NULL,
        reason text CHECK (reason <> ''),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        recorded_by text NOT NULL,
        withdrawn_at timestamptz,
        withdrawn_by text,
        PRIMARY KEY (municipality_id, project_id, seq),
        FOREIGN KEY (municipality_id, project_id) REFERENCES automation_project,
        CONSTRAINT a_stop_has_a_reason
          CHECK (planned OR stage NOT IN ('suspended', 'abandoned') OR reason IS NOT NULL),
        CONSTRAINT withdrawn_by_somebody CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
      );
      ${rowLevelSecurity('automation_stage', 'keep')}

      CREATE TABLE automation_step (
        municipality_id text NOT NULL,
        project_id uuid NOT NULL,
        side text NOT NULL CHECK (side IN ('before', 'after')),
        position integer NOT NULL CHECK (position > 0),
        step text NOT NULL CHECK (step IN ('reception', 'identity', 'content-check', 'entry', 'review', 'decision',
          'notice', 'payment', 'filing', 'other')),
        name text NOT NULL CHECK (name <> ''),
        actor text NOT NULL CHECK (actor <> ''),
        minutes numeric CHECK (minutes >= 0),
        times numeric NOT NULL DEFAULT 1 CHECK (times > 0),
        per text NOT NULL DEFAULT 'case' CHECK (per IN ('case', 'day', 'week', 'month', 'year')),
        by_machine boolean NOT NULL,
        replaces integer[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (municipality_id, project_id, side, position),
        FOREIGN KEY (municipality_id, project_id) REFERENCES automation_project,
        CONSTRAINT only_a_later_step_replaces CHECK (side = 'after' OR replaces = '{}')
      );
      ${rowLevelSecurity('automation_step', 'write')}

      CREATE TABLE automation_before (
        municipality_id text NOT NULL,
        project_id uuid NOT NULL,
        minutes_per_case numeric NOT NULL CHECK (minutes_per_case >= 0),
        people numeric NOT NULL CHECK (people > 0),
        ${countColumns('cases')},
        measured_from text ${MONTH_CHECK('measured_from')},
        measured_to text ${MONTH_CHECK('measured_to')},
        basis text NOT NULL ${BASIS('basis')},
        note text,
        PRIMARY KEY (municipality_id, project_id),
        FOREIGN KEY (municipality_id, project_id) REFERENCES automation_project,
        CONSTRAINT months_measured_are_named CHECK ((measured_from IS NULL) = (measured_to IS NULL)),
        CONSTRAINT measured_from_comes_first CHECK (measured_from <= measured_to)
      );
      ${rowLevelSecurity('automation_before', 'write')}

      CREATE TABLE automation_estimate (
        municipality_id text NOT NULL,
        project_id uuid NOT NULL,
        minutes_per_case numeric NOT NULL CHECK (minutes_per_case >= 0),
        people numeric NOT NULL CHECK (people > 0),
        cases_per_year bigint NOT NULL CHECK (cases_per_year >= 0),
        note text,
        PRIMARY KEY (municipality_id, project_id),
        FOREIGN KEY (municipality_id, project_id) REFERENCES automation_project
      );
      ${rowLevelSecurity('automation_estimate', 'write')}

      CREATE TABLE automation_result (
        municipality_id text NOT NULL,
        month text NOT NULL,
        project_id uuid NOT NULL,
        ${countColumns('cases')},
        ${countColumns('robot_runs')},
        ${countColumns('failures')},
        ${countColumns('rework')},
        people_minutes numeric CHECK (people_minutes >= 0),
        robot_minutes numeric CHECK (robot_minutes >= 0),
        basis text NOT NULL ${BASIS('basis')},
        note text,
        before_minutes_per_case numeric CHECK (before_minutes_per_case >= 0),
        before_people numeric CHECK (before_people > 0),
        before_basis text ${BASIS('before_basis')},
        on_behalf boolean NOT NULL DEFAULT false,
        entered_by text NOT NULL,
        entered_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, month, project_id),
        FOREIGN KEY (municipality_id, month) REFERENCES reporting_month,
        FOREIGN KEY (municipality_id, project_id) REFERENCES automation_project,
        CONSTRAINT failures_are_part_of_runs CHECK (failures <= robot_runs),
        CONSTRAINT before_is_whole CHECK ((before_minutes_per_case IS NULL) = (before_people IS NULL)
          AND (before_people IS NULL) = (before_basis IS NULL))
      );
      CREATE INDEX automation_result_by_project ON automation_result (municipality_id, project_id, month);
      ${rowLevelSecurity('automation_result', 'write')}

      CREATE TABLE automation_run_sum (
        municipality_id text NOT NULL,
        project_id uuid NOT NULL,
        month text NOT NULL ${MONTH_CHECK('month')},
        runs bigint NOT NULL CHECK (runs >= 0),
        failures bigint NOT NULL CHECK (failures >= 0),
        ${countColumns('cases')},
        robot_seconds bigint NOT NULL CHECK (robot_seconds >= 0),
        last_run_at timestamptz,
        summed_at timestamptz NOT NULL,
        PRIMARY KEY (municipality_id, project_id, month),
        FOREIGN KEY (municipality_id, project_id) REFERENCES automation_project,
        CONSTRAINT failures_are_part_of_runs CHECK (failures <= runs)
      );
      ${rowLevelSecurity('automation_run_sum', 'write')}

      CREATE TABLE automation_hourly_cost (
        municipality_id text NOT NULL REFERENCES municipality,
        fiscal_year integer NOT NULL ${YEAR_CHECK('fiscal_year')},
        yen bigint NOT NULL CHECK (yen > 0),
        source text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, fiscal_year)
      );
      ${rowLevelSecurity('automation_hourly_cost', 'keep')}

      CREATE TABLE automation_cost (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        kind text NOT NULL CHECK (kind IN ('licence', 'development', 'upkeep')),
        name text NOT NULL CHECK (name <> ''),
        yen bigint CHECK (yen >= 0),
        hours numeric CHECK (hours >= 0),
        yearly boolean NOT NULL,
        fiscal_year integer NOT NULL ${YEAR_CHECK('fiscal_year')},
        last_fiscal_year integer ${YEAR_CHECK('last_fiscal_year')},
        split text NOT NULL CHECK (split IN ('equal', 'weight')),
        note text,
        removed_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, id),
        CONSTRAINT yen_or_hours CHECK ((yen IS NULL) <> (hours IS NULL)),
        CONSTRAINT only_a_yearly_cost_ends CHECK (last_fiscal_year IS NULL OR yearly),
        CONSTRAINT ends_after_it_starts CHECK (last_fiscal_year >= fiscal_year)
      );
      ${rowLevelSecurity('automation_cost', 'keep')}

      CREATE TABLE automation_cost_share (
        municipality_id text NOT NULL,
        cost_id uuid NOT NULL,
        project_id uuid NOT NULL,
        weight integer NOT NULL DEFAULT 1 CHECK (weight > 0),
        PRIMARY KEY (municipality_id, cost_id, project_id),
        FOREIGN KEY (municipality_id, cost_id) REFERENCES automation_cost,
        FOREIGN KEY (municipality_id, project_id) REFERENCES automation_project
      );
      CREATE INDEX automation_cost_share_by_project ON automation_cost_share (municipality_id, project_id);
      ${rowLevelSecurity('automation_cost_share', 'write')}
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${APPLICATION_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE automation_cost_share, automation_cost, automation_hourly_cost, automation_run_sum, automation_result,
                 automation_estimate, automation_before, automation_step, automation_stage,
                 automation_project_procedure, automation_project`);
  }
}
