import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowLevelSecurity } from './wall.js';

const YEAR_CHECK = (column: string) => `CHECK (${column} BETWEEN 1989 AND 2200)`;

/**
 * Targets by fiscal year, and the indicators typed in by hand with their actual values. Values are `numeric`
 * without a scale: 80 stays 80 and 72.3 stays 72.3, as the plan prints them.
 */
export class Targets1763700000008 implements MigrationInterface {
  name = 'Targets1763700000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE manual_indicator (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL CHECK (name <> ''),
        unit text NOT NULL CHECK (unit <> ''),
        decimals integer NOT NULL CHECK (decimals BETWEEN 0 AND 6),
        level text NOT NULL CHECK (level IN ('output', 'outcome')),
        PRIMARY KEY (municipality_id, id),
        UNIQUE (municipality_id, name)
      );
      ${rowLevelSecurity('manual_indicator', 'keep')}

      CREATE TABLE manual_actual (
        municipality_id text NOT NULL,
        manual_indicator_id uuid NOT NULL,
        fiscal_year integer NOT NULL ${YEAR_CHECK('fiscal_year')},
        value numeric,
        source text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, manual_indicator_id, fiscal_year),
        FOREIGN KEY (municipality_id, manual_indicator_id) REFERENCES manual_indicator
      );
      ${rowLevelSecurity('manual_actual', 'keep')}

      CREATE TABLE target (
        municipality_id text NOT NULL REFERENCES municipality,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        indicator text REFERENCES indicator,
        manual_indicator_id uuid,
        name text CHECK (name <> ''),
        kind text NOT NULL CHECK (kind IN ('reach', 'at-most', 'keep')),
        baseline_fiscal_year integer NOT NULL ${YEAR_CHECK('baseline_fiscal_year')},
        baseline_value numeric NOT NULL,
        sort integer NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (municipality_id, id),
        UNIQUE (municipality_id, indicator),
        UNIQUE (municipality_id, manual_indicator_id),
        FOREIGN KEY (municipality_id, manual_indicator_id) REFERENCES manual_indicator,
        CONSTRAINT computed_or_typed_in CHECK ((indicator IS NULL) <> (manual_indicator_id IS NULL))
      );
      ${rowLevelSecurity('target', 'keep')}

      CREATE TABLE target_value (
        municipality_id text NOT NULL,
        target_id uuid NOT NULL,
        fiscal_year integer NOT NULL ${YEAR_CHECK('fiscal_year')},
        value numeric NOT NULL,
        on_path boolean NOT NULL,
        PRIMARY KEY (municipality_id, target_id, fiscal_year),
        FOREIGN KEY (municipality_id, target_id) REFERENCES target
      );
      ${rowLevelSecurity('target_value', 'write')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE target_value, target, manual_actual, manual_indicator');
  }
}
