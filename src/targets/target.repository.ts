import { Injectable } from '@nestjs/common';
import { type FiscalYear } from '../kernel/fiscal-year.js';
import { type Month } from '../kernel/month.js';
import { sqlState } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { Problem } from '../platform/problem.js';
import { type ManualIndicator, type TargetView, type TypedValue } from './target-view.js';

/** What is written of a target. */
export type TargetFields = Pick<
  TargetView,
  'indicator' | 'manual' | 'planName' | 'kind' | 'baseline' | 'targets' | 'path'
>;

/** The newest figure of a computed indicator that can be told. */
export interface LatestFigure {
  indicator: string;
  month: Month;
  revision: number;
  state: 'provisional' | 'final';
  numerator: number;
  denominator: number;
  reported: number;
  expected: number;
}

interface Row extends Omit<TargetView, 'baseline' | 'targets' | 'path'> {
  baselineFiscalYear: FiscalYear;
  baselineValue: string;
  values: (TypedValue & { onPath: boolean })[];
}

const SELECT = `
  SELECT t.id, t.indicator, t.name AS "planName", coalesce(t.name, m.name, i.name) AS name,
         CASE WHEN m.id IS NOT NULL THEN
           jsonb_build_object('name', m.name, 'unit', m.unit, 'decimals', m.decimals, 'level', m.level) END AS manual,
         coalesce(m.unit, '%') AS unit, coalesce(m.decimals, 1) AS decimals, t.kind,
         t.baseline_fiscal_year AS "baselineFiscalYear", t.baseline_value::text AS "baselineValue", t.version,
         coalesce((SELECT jsonb_agg(jsonb_build_object('fiscalYear', v.fiscal_year, 'value', v.value::text,
                                                       'onPath', v.on_path) ORDER BY v.fiscal_year)
                     FROM target_value v
                    WHERE v.municipality_id = t.municipality_id AND v.target_id = t.id), '[]') AS values
    FROM target t
    LEFT JOIN indicator i ON i.key = t.indicator
    LEFT JOIN manual_indicator m ON m.municipality_id = t.municipality_id AND m.id = t.manual_indicator_id
   WHERE t.municipality_id = $1`;

const UNIQUE_VIOLATION = '23505';

@Injectable()
export class TargetRepository {
  /** Every target in the order in which they were entered. */
  async list(tx: Transaction): Promise<TargetView[]> {
    return (await tx.query<Row>(`${SELECT} ORDER BY t.sort, t.id`, [tx.municipality])).map(viewOf);
  }

  /** One target, kept from changing until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<TargetView | undefined> {
    const rows = await tx.query<Row>(`${SELECT} AND t.id = $2 FOR NO KEY UPDATE OF t`, [tx.municipality, id]);
    return rows.map(viewOf)[0];
  }

  /** Whether there is a computed indicator of this key. */
  async knowsIndicator(tx: Transaction, key: string): Promise<boolean> {
    return (await tx.query(`SELECT FROM indicator WHERE key = $1`, [key])).length > 0;
  }

  /** Adds a target, with its indicator where that is typed in. Returns its id. @throws Problem 409 */
  async insert(tx: Transaction, fields: TargetFields): Promise<string> {
    return refusingTaken(async () => {
      const manualId = fields.manual && (await this.insertManual(tx, fields.manual));
      const [added] = await tx.query<{ id: string }>(
        `INSERT INTO target (municipality_id, indicator, manual_indicator_id, name, kind, baseline_fiscal_year,
                             baseline_value, sort)
         SELECT $1, $2, $3::uuid, $4, $5, $6::integer, $7::numeric, coalesce(max(sort), 0) + 1 FROM target WHERE municipality_id = $1
         RETURNING id`,
        [
          tx.municipality,
          fields.indicator,
          manualId,
          fields.planName,
          fields.kind,
          fields.baseline.fiscalYear,
          fields.baseline.value,
        ],
      );
      const id = added?.id ?? '';
      await this.replaceValues(tx, id, fields);
      return id;
    });
  }

  /** Writes a locked target over; its indicator stays the same one. @throws Problem 409 for a taken name */
  async update(tx: Transaction, id: string, fields: TargetFields): Promise<void> {
    await refusingTaken(async () => {
      await tx.execute(
        `UPDATE target SET name = $3, kind = $4, baseline_fiscal_year = $5, baseline_value = $6, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [
          tx.municipality,
          id,
          fields.planName,
          fields.kind,
          fields.baseline.fiscalYear,
          fields.baseline.value,
        ],
      );
      if (fields.manual) await this.updateManual(tx, id, fields.manual);
      await this.replaceValues(tx, id, fields);
    });
  }

  /** The newest month's figure of the whole municipality for each indicator that has a percent. */
  async latestFigures(tx: Transaction): Promise<LatestFigure[]> {
    return tx.query<LatestFigure>(
      `SELECT DISTINCT ON (f.indicator) f.indicator, f.period AS month, f.revision, s.state, f.numerator,
              f.denominator, f.reported, f.expected
         FROM (SELECT DISTINCT ON (period) period, revision, state FROM snapshot
                WHERE municipality_id = $1 AND period NOT LIKE 'FY%' ORDER BY period, revision DESC) s
         JOIN figure f ON f.municipality_id = $1 AND f.period = s.period AND f.revision = s.revision
        WHERE f.scope_kind = 'municipality' AND f.denominator > 0
        ORDER BY f.indicator, f.period DESC`,
      [tx.municipality],
    );
  }

  private async insertManual(tx: Transaction, manual: ManualIndicator): Promise<string | null> {
    const [added] = await tx.query<{ id: string }>(
      `INSERT INTO manual_indicator (municipality_id, name, unit, decimals, level) VALUES ($1, $2, $3, $4, $5)
       RETURNING id`,
      [tx.municipality, manual.name, manual.unit, manual.decimals, manual.level],
    );
    return added?.id ?? null;
  }

  private async updateManual(tx: Transaction, id: string, manual: ManualIndicator): Promise<void> {
    await tx.execute(
      `UPDATE manual_indicator m SET name = $3, unit = $4, decimals = $5, level = $6
         FROM target t
        WHERE t.municipality_id = $1 AND t.id = $2
          AND m.municipality_id = t.municipality_id AND m.id = t.manual_indicator_id`,
      [tx.municipality, id, manual.name, manual.unit, manual.decimals, manual.level],
    );
  }

  private async replaceValues(
    tx: Transaction,
    id: string,
    { targets, path }: Pick<TargetFields, 'targets' | 'path'>,
  ): Promise<void> {
    await tx.execute(`DELETE FROM target_value WHERE municipality_id = $1 AND target_id = $2`, [
      tx.municipality,
      id,
    ]);
    const values = [
      ...targets.map((one) => ({ ...one, onPath: false })),
      ...path.map((one) => ({ ...one, onPath: true })),
    ];
    await tx.execute(
      `INSERT INTO target_value (municipality_id, target_id, fiscal_year, value, on_path)
       SELECT $1, $2::uuid, v."fiscalYear", v.value::numeric, v."onPath"
         FROM jsonb_to_recordset($3) AS v("fiscalYear" integer, value text, "onPath" boolean)`,
      [tx.municipality, id, JSON.stringify(values)],
    );
  }
}

function viewOf({ baselineFiscalYear, baselineValue, values, ...row }: Row): TargetView {
  const those = (onPath: boolean) =>
    values.filter((one) => one.onPath === onPath).map(({ fiscalYear, value }) => ({ fiscalYear, value }));
  return {
    ...row,
    baseline: { fiscalYear: baselineFiscalYear, value: baselineValue },
    targets: those(false),
    path: those(true),
  };
}

async function refusingTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new Problem(409, 'target-exists', 'この指標の目標は、すでに登録されています。', {
      detail: '登録済みの目標を変更してください。手入力の指標は、別の名称を付けてください。',
    });
  }
}
