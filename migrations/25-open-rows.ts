import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowLevelSecurity } from './wall.js';

/** Both hold what a close freezes, of a period that is not closed. */
const rowsLike = (frozen: string, open: string, id: string, more: string) => `
  CREATE TABLE ${open} (LIKE ${frozen} INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
  ALTER TABLE ${open}
    DROP COLUMN revision${more},
    ADD PRIMARY KEY (municipality_id, period, ${id}),
    ADD FOREIGN KEY (municipality_id, period) REFERENCES figure_basis ON DELETE CASCADE;
  ${rowLevelSecurity(open, 'write')}`;

/**
 * The rows that the provisional figures of a period add up, and their sums, so that a change of few rows is computed as a
 * difference; and which rows a request for figures is about.
 */
export class OpenRows1763800000025 implements MigrationInterface {
  name = 'OpenRows1763800000025';

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
        cells jsonb NOT NULL,
        PRIMARY KEY (municipality_id, period)
      );
      ${rowLevelSecurity('figure_basis', 'write')}
      ${rowsLike('frozen_procedure', 'open_procedure', 'procedure_id', '')}
      ${rowsLike('frozen_item', 'open_item', 'item_key', ', ADD COLUMN staged boolean NOT NULL')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE open_item, open_procedure, figure_basis;
      DROP INDEX procedure_by_heir;
      ALTER TABLE owed_work DROP COLUMN touched;
      ALTER TABLE owed_work_request DROP COLUMN touched`);
  }
}
