import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { MONTH_CHECK, rowLevelSecurity } from './wall.js';

/** What each user was told, beside the mails; reminders sent by hand; when a user began to work before last. */
export class Notices1763800000029 implements MigrationInterface {
  name = 'Notices1763800000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        municipality_id text NOT NULL,
        user_id uuid NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        notice text NOT NULL,
        occurrence bigint NOT NULL,
        title text NOT NULL,
        detail text,
        page text NOT NULL CHECK (starts_with(page, '/')),
        at timestamptz NOT NULL,
        read_at timestamptz,
        PRIMARY KEY (municipality_id, user_id, seq),
        UNIQUE (municipality_id, user_id, notice, occurrence),
        FOREIGN KEY (municipality_id, user_id) REFERENCES app_user
      );
      CREATE INDEX notice_unread ON notice (municipality_id, user_id) WHERE read_at IS NULL;
      CREATE INDEX notice_by_time ON notice (municipality_id, at);
      ${rowLevelSecurity('notice', 'write', 'SELECT (municipality_id, user_id, read_at)')}

      CREATE TABLE reminder_by_hand (
        municipality_id text NOT NULL,
        month text NOT NULL ${MONTH_CHECK('month')},
        department_id uuid NOT NULL,
        day date NOT NULL,
        reminded_by text NOT NULL,
        reminded_at timestamptz NOT NULL,
        PRIMARY KEY (municipality_id, month, department_id, day),
        FOREIGN KEY (municipality_id, month) REFERENCES reporting_month,
        FOREIGN KEY (municipality_id, department_id) REFERENCES department
      );
      ${rowLevelSecurity('reminder_by_hand', 'write')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE reminder_by_hand, notice`);
  }
}
