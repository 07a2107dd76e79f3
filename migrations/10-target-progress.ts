import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowLevelSecurity } from './wall.js';

/**
 * What a computed indicator measures (活動指標, 成果指標), targets that are withdrawn rather than deleted, and every
 * state a target ever had: the report of a closed month shows the targets as they were at its close.
 */
export class TargetProgress1763700000010 implements MigrationInterface {
  name = 'TargetProgress1763700000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE indicator ADD COLUMN level text CHECK (level IN ('output', 'outcome'));
      UPDATE indicator SET level = CASE WHEN key LIKE 'usage%' THEN 'outcome' ELSE 'output' END;
      ALTER TABLE indicator ALTER COLUMN level SET NOT NULL;

      ALTER TABLE target
        ADD COLUMN withdrawn_at timestamptz,
        ADD COLUMN withdrawn_reason text CHECK (withdrawn_reason <> ''),
        ADD CONSTRAINT withdrawn_has_a_reason CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
        DROP CONSTRAINT target_municipality_id_indicator_key,
        DROP CONSTRAINT target_municipality_id_manual_indicator_id_key;
      CREATE UNIQUE INDEX one_target_an_indicator ON target (municipality_id, indicator)
        WHERE withdrawn_at IS NULL;
      CREATE UNIQUE INDEX one_target_a_manual_indicator ON target (municipality_id, manual_indicator_id)
        WHERE withdrawn_at IS NULL;

      CREATE TABLE target_history (
        municipality_id text NOT NULL,
        target_id uuid NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        recorded_at timestamptz NOT NULL,
        state jsonb NOT NULL,
        PRIMARY KEY (municipality_id, target_id, seq),
        FOREIGN KEY (municipality_id, target_id) REFERENCES target
      );
    `);
    await this.beginHistory(runner);
    await runner.query(rowLevelSecurity('target_history', 'append'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE target_history;
      DROP INDEX one_target_an_indicator, one_target_a_manual_indicator;
      ALTER TABLE target
        DROP COLUMN withdrawn_at, DROP COLUMN withdrawn_reason,
        ADD UNIQUE (municipality_id, indicator), ADD UNIQUE (municipality_id, manual_indicator_id);
      ALTER TABLE indicator DROP COLUMN level;
    `);
  }

  /**
   * Existing targets begin their history in their present state. The owner sees no row under forced row-level security.
   */
  private async beginHistory(runner: QueryRunner): Promise<void> {
    const walled = ['target', 'target_value', 'manual_indicator', 'manual_actual'];
    const force = (how: string) => walled.map((table) => `ALTER TABLE ${table} ${how};`).join(' ');
    await runner.query(force('NO FORCE ROW LEVEL SECURITY'));
    const [{ there, written }] = (await runner.query(`
      WITH begun AS (
        INSERT INTO target_history (municipality_id, target_id, recorded_at, state)
        SELECT t.municipality_id, t.id, now(), jsonb_build_object('target', jsonb_build_object(
            'id', t.id, 'indicator', t.indicator, 'planName', t.name, 'name', coalesce(t.name, m.name, i.name),
            'manual', CASE WHEN m.id IS NOT NULL THEN jsonb_build_object(
                'name', m.name, 'unit', m.unit, 'decimals', m.decimals, 'level', m.level) END,
            'unit', coalesce(m.unit, '%'), 'decimals', coalesce(m.decimals, 1), 'level', coalesce(m.level, i.level),
            'kind', t.kind, 'version', t.version, 'withdrawn', NULL,
            'baseline', jsonb_build_object('fiscalYear', t.baseline_fiscal_year, 'value', t.baseline_value::text),
            'targets', ${values('NOT v.on_path')}, 'path', ${values('v.on_path')}),
          'actuals', coalesce((
            SELECT jsonb_agg(jsonb_build_object('targetId', t.id, 'fiscalYear', a.fiscal_year,
                     'value', a.value::text, 'source', a.source, 'version', a.version) ORDER BY a.fiscal_year)
              FROM manual_actual a WHERE a.municipality_id = t.municipality_id
               AND a.manual_indicator_id = t.manual_indicator_id), '[]'))
          FROM target t
          LEFT JOIN indicator i ON i.key = t.indicator
          LEFT JOIN manual_indicator m ON m.municipality_id = t.municipality_id AND m.id = t.manual_indicator_id
        RETURNING 1)
      SELECT (SELECT count(*)::integer FROM target) AS there, (SELECT count(*)::integer FROM begun) AS written`)) as [
      { there: number; written: number },
    ];
    if (there !== written) throw new Error(`${there} targets, but ${written} histories begun`);
    await runner.query(force('FORCE ROW LEVEL SECURITY'));
  }
}

function values(which: string): string {
  return `coalesce((
    SELECT jsonb_agg(jsonb_build_object('fiscalYear', v.fiscal_year, 'value', v.value::text) ORDER BY v.fiscal_year)
      FROM target_value v
     WHERE v.municipality_id = t.municipality_id AND v.target_id = t.id AND ${which}), '[]')`;
}
