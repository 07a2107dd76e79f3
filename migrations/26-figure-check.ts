import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowLevelSecurity } from './wall.js';

/** What the newest check of a municipality's figures found, for the metrics of all. */
export class FigureCheck1763800000026 implements MigrationInterface {
  name = 'FigureCheck1763800000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE figure_check (
        municipality_id text PRIMARY KEY REFERENCES municipality,
        day date NOT NULL,
        compared integer NOT NULL,
        differing text[] NOT NULL
      );
      ${rowLevelSecurity('figure_check', 'write', 'SELECT')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE figure_check`);
  }
}
