import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, rowLevelSecurity } from './wall.js';

/** Who there is: municipalities, divisions, departments, tokens; and what anybody did. */
export class Access1763700000002 implements MigrationInterface {
  name = 'Access1763700000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE municipality (
        municipality_id text PRIMARY KEY CHECK (municipality_id ~ '^[0-9]{6}$'),
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('municipality', 'prefecture')),
        item_rule text NOT NULL DEFAULT 'any' CHECK (item_rule IN ('any', 'all')),
        section_head_check boolean NOT NULL DEFAULT false,
        list_edition date REFERENCES list_edition,
        due_day smallint NOT NULL DEFAULT 10 CHECK (due_day BETWEEN 1 AND 28),
        note text,
        sample boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      ${rowLevelSecurity('municipality', 'keep', 'SELECT, INSERT')}

      CREATE TABLE division (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL,
        PRIMARY KEY (municipality_id, id),
        UNIQUE (municipality_id, name)
      );
      ${rowLevelSecurity('division', 'write')}

      CREATE TABLE department (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        code text NOT NULL,
        name text NOT NULL,
        division_id uuid,
        ended_on date,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, id),
        UNIQUE (municipality_id, code),
        FOREIGN KEY (municipality_id, division_id) REFERENCES division
      );
      ${rowLevelSecurity('department', 'keep')}

      CREATE TABLE access_token (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        role text NOT NULL CHECK (role IN ('operator', 'dx-office', 'department', 'viewer')),
        department_id uuid,
        section_head boolean NOT NULL DEFAULT false,
        label text NOT NULL,
        token_hash text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by text NOT NULL,
        expires_at timestamptz,
        revoked_at timestamptz,
        PRIMARY KEY (municipality_id, id),
        FOREIGN KEY (municipality_id, department_id) REFERENCES department,
        CONSTRAINT department_role_has_a_department CHECK ((role = 'department') = (department_id IS NOT NULL)),
        CONSTRAINT only_a_department_has_a_head CHECK (NOT section_head OR role = 'department')
      );
      ${rowLevelSecurity('access_token', 'keep', 'SELECT')}

      CREATE TABLE audit_event (
        municipality_id text NOT NULL REFERENCES municipality,
        id bigint GENERATED ALWAYS AS IDENTITY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        actor_id text NOT NULL,
        actor_label text NOT NULL,
        actor_role text NOT NULL,
        source text NOT NULL,
        request_id text,
        action text NOT NULL,
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        before jsonb,
        after jsonb,
        PRIMARY KEY (municipality_id, id)
      );
      CREATE INDEX audit_event_by_subject ON audit_event (municipality_id, subject_kind, subject_id, id);
      ${rowLevelSecurity('audit_event', 'append')}

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${APPLICATION_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_event, access_token, department, division, municipality;
      DROP FUNCTION refuse_change;
    `);
  }
}
