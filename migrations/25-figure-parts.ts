import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowLevelSecurity } from './wall.js';

/**
 * What each row adds to the provisional figures of a period, so that a change of few rows is computed as a difference;
 * and which rows a request for figures is about.
 */
export class FigureParts1763800000025 implements MigrationInterface {
  name = 'FigureParts1763800000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE owed_work_request ADD COLUMN touched jsonb;
      ALTER TABLE owed_work ADD COLUMN touched jsonb NOT NULL DEFAULT '[]';
      CREATE INDEX procedure_by_heir ON procedure (municipality_id, merged_into) WHERE merged_into IS NOT NULL;

      CREATE TABLE figure_basis (
        municipality_id text NOT NULL REFERENCES municipality,
        period text NOT NULL,
        digest text NOT NULL,
        up_to bigint NOT NULL,
        packets integer NOT NULL CHECK (packets > 0),
        cells jsonb NOT NULL,
        PRIMARY KEY (municipality_id, period)
      );
      ${rowLevelSecurity('figure_basis', 'write')}

      CREATE TABLE figure_packet (
        municipality_id text NOT NULL,
        period text NOT NULL,
        part_of text NOT NULL CHECK (part_of IN ('procedure', 'item')),
        packet integer NOT NULL,
        parts jsonb NOT NULL,
        PRIMARY KEY (municipality_id, period, part_of, packet),
        FOREIGN KEY (municipality_id, period) REFERENCES figure_basis ON DELETE CASCADE
      );
      ${rowLevelSecurity('figure_packet', 'write')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE figure_packet, figure_basis;
      DROP INDEX procedure_by_heir;
      ALTER TABLE owed_work DROP COLUMN touched;
      ALTER TABLE owed_work_request DROP COLUMN touched`);
  }
}
