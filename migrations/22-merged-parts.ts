import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What a correction starts from, kept apart. Of a frozen row into which procedures were merged: its own counts and
 * theirs (rows frozen before have only their own). Of a line of a correction: the counts of its report as it was
 * closed, without the months before, which the row of a yearly procedure may hold too; NULL where nobody kept them.
 */
export class MergedParts1763800000022 implements MigrationInterface {
  name = 'MergedParts1763800000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE frozen_procedure ADD COLUMN merged_parts jsonb;
      ALTER TABLE correction_line ADD COLUMN closed_counts jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE correction_line DROP COLUMN closed_counts;
      ALTER TABLE frozen_procedure DROP COLUMN merged_parts`);
  }
}
