import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, SYSTEM_ROLE } from './wall.js';

/** The national tables: editions of the priority list and the definitions of indicators. They belong to no tenant. */
export class NationalList1763700000001 implements MigrationInterface {
  name = 'NationalList1763700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      CREATE TABLE list_edition (
        edition date PRIMARY KEY,
        title text NOT NULL,
        source text NOT NULL,
        tags jsonb NOT NULL DEFAULT '[]',
        digest text NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE list_item (
        key text PRIMARY KEY CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
      );
      CREATE TABLE list_edition_item (
        edition date NOT NULL REFERENCES list_edition,
        number integer NOT NULL CHECK (number > 0),
        item_key text NOT NULL REFERENCES list_item,
        group_key text NOT NULL,
        group_name text NOT NULL,
        name text NOT NULL,
        handler text NOT NULL CHECK (handler IN ('municipality', 'prefecture', 'both')),
        tags text[] NOT NULL,
        verification text NOT NULL CHECK (verification IN ('verified', 'unverified')),
        PRIMARY KEY (edition, number),
        UNIQUE (edition, item_key)
      );
      CREATE TABLE indicator (
        key text PRIMARY KEY,
        name text NOT NULL,
        measured_by text NOT NULL CHECK (measured_by IN ('item', 'procedure')),
        numerator text NOT NULL,
        denominator text NOT NULL,
        expected text NOT NULL,
        reported text NOT NULL,
        tag text,
        item_rule text CHECK (item_rule IN ('any', 'all')),
        needs_stages boolean NOT NULL,
        not_for text CHECK (not_for IN ('municipality', 'prefecture')),
        rule text NOT NULL,
        source text NOT NULL,
        sort integer NOT NULL
      );
      GRANT SELECT ON list_edition, list_item, list_edition_item, indicator TO ${APPLICATION_ROLE}, ${SYSTEM_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE indicator, list_edition_item, list_item, list_edition`);
  }
}
