import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, SYSTEM_ROLE } from './wall.js';

/**
 * The code that opens はじめての設定 of an empty installation: one row or none, and none beside a municipality, however it
 * came in. The lock makes a new code and a new municipality wait for each other.
 */
export class SetUp1763800000030 implements MigrationInterface {
  name = 'SetUp1763800000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE set_up_code (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        code_hash text NOT NULL CHECK (code_hash ~ '^[0-9a-f]{64}$'),
        made_at timestamptz NOT NULL
      );
      GRANT SELECT, DELETE ON set_up_code TO ${APPLICATION_ROLE};
      GRANT SELECT, INSERT, UPDATE, DELETE ON set_up_code TO ${SYSTEM_ROLE};

      CREATE FUNCTION void_set_up_code() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('set-up', 0));
        DELETE FROM set_up_code;
        RETURN NULL;
      END $$;
      CREATE TRIGGER void_set_up_code AFTER INSERT ON municipality
        FOR EACH STATEMENT EXECUTE FUNCTION void_set_up_code();

      ALTER TABLE sign_in_attempt
        DROP CONSTRAINT sign_in_attempt_kind_check,
        ADD CONSTRAINT sign_in_attempt_kind_check CHECK (kind IN ('sign-in', 'password-change', 'set-up'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER void_set_up_code ON municipality;
      DROP FUNCTION void_set_up_code;
      DROP TABLE set_up_code;
      DELETE FROM sign_in_attempt WHERE kind = 'set-up';
      ALTER TABLE sign_in_attempt
        DROP CONSTRAINT sign_in_attempt_kind_check,
        ADD CONSTRAINT sign_in_attempt_kind_check CHECK (kind IN ('sign-in', 'password-change'));
    `);
  }
}
