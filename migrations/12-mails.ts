import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { MONTH_CHECK, rowLevelSecurity } from './wall.js';

/** What the schedule has done, mails that were written, and who wants which. */
export class Mails1763700000012 implements MigrationInterface {
  name = 'Mails1763700000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE municipality ADD COLUMN opens_by_itself boolean NOT NULL DEFAULT true;

      ALTER TABLE app_user ADD COLUMN mail_address text CHECK (mail_address <> '');
      ALTER TABLE app_user ADD COLUMN unwanted_mails text[] NOT NULL DEFAULT '{}'
        CONSTRAINT unwanted_mails_are_topics CHECK (unwanted_mails <@ '{reminder,result,report-ready}'::text[]);

      CREATE TABLE reminder (
        municipality_id text NOT NULL,
        month text NOT NULL ${MONTH_CHECK('month')},
        occasion text NOT NULL CHECK (occasion IN ('before', 'due', 'after')),
        at timestamptz NOT NULL,
        department_ids uuid[] NOT NULL,
        PRIMARY KEY (municipality_id, month, occasion),
        FOREIGN KEY (municipality_id, month) REFERENCES reporting_month
      );
      ${rowLevelSecurity('reminder', 'append')}

      CREATE TABLE mail (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        notice text NOT NULL,
        occurrence bigint NOT NULL,
        address text NOT NULL,
        subject text NOT NULL,
        body text NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'withdrawn', 'not-configured')),
        reason text,
        written_at timestamptz NOT NULL,
        settled_at timestamptz,
        in_hand_until timestamptz,
        PRIMARY KEY (municipality_id, id),
        UNIQUE (municipality_id, notice, occurrence, address)
      );
      CREATE INDEX mail_by_time ON mail (municipality_id, written_at, id);
      ${rowLevelSecurity('mail', 'keep')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mail, reminder;
      ALTER TABLE app_user DROP COLUMN unwanted_mails, DROP COLUMN mail_address;
      ALTER TABLE municipality DROP COLUMN opens_by_itself;
    `);
  }
}
