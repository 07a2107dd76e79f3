import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { SYSTEM_ROLE, rowLevelSecurity } from './wall.js';

/** Who signs in to the pages: users, their sessions, the links by which passwords are set, and failed attempts. */
export class Users1763700000007 implements MigrationInterface {
  name = 'Users1763700000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE app_user (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        login text NOT NULL UNIQUE CHECK (login <> ''),
        label text NOT NULL,
        role text NOT NULL CHECK (role IN ('operator', 'dx-office', 'department', 'viewer')),
        department_id uuid,
        section_head boolean NOT NULL DEFAULT false,
        password_hash text,
        disabled_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (municipality_id, id),
        FOREIGN KEY (municipality_id, department_id) REFERENCES department,
        CONSTRAINT department_role_has_a_department CHECK ((role = 'department') = (department_id IS NOT NULL)),
        CONSTRAINT only_a_department_has_a_head CHECK (NOT section_head OR role = 'department')
      );
      ${rowLevelSecurity('app_user', 'keep', 'SELECT')}

      CREATE TABLE app_session (
        municipality_id text NOT NULL REFERENCES municipality,
        id text NOT NULL UNIQUE CHECK (id ~ '^[0-9a-f]{64}$'),
        user_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (municipality_id, id),
        FOREIGN KEY (municipality_id, user_id) REFERENCES app_user
      );
      CREATE INDEX app_session_by_user ON app_session (municipality_id, user_id);
      ${rowLevelSecurity('app_session', 'write', 'SELECT')}

      CREATE TABLE password_link (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        user_id uuid NOT NULL,
        secret_hash text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        created_by text NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (municipality_id, id),
        FOREIGN KEY (municipality_id, user_id) REFERENCES app_user
      );
      CREATE INDEX password_link_by_user ON password_link (municipality_id, user_id);
      ${rowLevelSecurity('password_link', 'write', 'SELECT')}

      CREATE TABLE sign_in_attempt (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        login_hash text NOT NULL,
        address text NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_attempt_by_login ON sign_in_attempt (login_hash, at);
      CREATE INDEX sign_in_attempt_by_address ON sign_in_attempt (address, at);
      CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (at);
      GRANT SELECT, INSERT, DELETE ON sign_in_attempt TO ${SYSTEM_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_in_attempt, password_link, app_session, app_user');
  }
}
