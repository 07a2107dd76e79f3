import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A stage that a month's report says is dated the month's last day: figures by month and tallies count on it. */
export class ReportDays1763800000027 implements MigrationInterface {
  name = 'ReportDays1763800000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE procedure_stage ADD CONSTRAINT a_report_is_of_its_months_last_day CHECK (
        report_month IS NULL
        OR effective_on = (make_date(left(report_month, 4)::integer, right(report_month, 2)::integer, 1)
                           + interval '1 month - 1 day')::date)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE procedure_stage DROP CONSTRAINT a_report_is_of_its_months_last_day`);
  }
}
