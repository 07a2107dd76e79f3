import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { MONTH_CHECK, rowLevelSecurity } from './wall.js';

/**
 * 課題・対応・次月の予定 by month, and the actions that come back until done. An action's steps each hold the whole
 * action as it stood from a month on, and are never altered: what it was at any month's end can be read from them.
 * A department of NULL is the DX office.
 */
export class Review1763700000011 implements MigrationInterface {
  name = 'Review1763700000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_text (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        month text NOT NULL,
        department_id uuid,
        issues text CHECK (issues <> ''),
        measures text CHECK (measures <> ''),
        plans text CHECK (plans <> ''),
        written_by text NOT NULL,
        written_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, id),
        UNIQUE NULLS NOT DISTINCT (municipality_id, month, department_id),
        FOREIGN KEY (municipality_id, month) REFERENCES reporting_month,
        FOREIGN KEY (municipality_id, department_id) REFERENCES department
      );
      ${rowLevelSecurity('review_text', 'keep')}

      CREATE TABLE review_action (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL,
        number integer NOT NULL CHECK (number > 0),
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, id),
        UNIQUE (municipality_id, number)
      );
      ${rowLevelSecurity('review_action', 'keep')}

      CREATE TABLE review_action_step (
        municipality_id text NOT NULL,
        action_id uuid NOT NULL,
        ordinal integer NOT NULL CHECK (ordinal > 0),
        month text NOT NULL,
        content text NOT NULL CHECK (content <> ''),
        department_id uuid,
        due_month text NOT NULL ${MONTH_CHECK('due_month')},
        state text NOT NULL CHECK (state IN ('not-started', 'in-progress', 'done', 'cancelled')),
        comment text CHECK (comment <> ''),
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (municipality_id, action_id, ordinal),
        FOREIGN KEY (municipality_id, action_id) REFERENCES review_action,
        FOREIGN KEY (municipality_id, month) REFERENCES reporting_month,
        FOREIGN KEY (municipality_id, department_id) REFERENCES department,
        CONSTRAINT cancelling_has_a_reason CHECK (state <> 'cancelled' OR comment IS NOT NULL)
      );
      ${rowLevelSecurity('review_action_step', 'append')}
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review_action_step
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review_action_step, review_action, review_text');
  }
}
