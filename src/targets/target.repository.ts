import { Injectable } from '@nestjs/common';
import { unlessTaken } from '../platform/database/database.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { prepared, type Sql, sql, sqlText } from '../platform/database/sql.js';
import { type Transaction } from '../platform/database/transaction.js';
import { Problem } from '../platform/problem.js';
import { type TypedInIndicatorDto } from './target-answer.dto.js';
import { type TargetState } from './target-history.repository.js';
import { TargetValueEntity } from './target-value.entity.js';
import { type TargetView } from './target-view.js';

/** What is written of a target. */
export type TargetFields = Pick<
  TargetView,
  'indicator' | 'manual' | 'planName' | 'kind' | 'baseline' | 'targets' | 'path'
>;

/** A computed indicator for which a target may be set, unless it has one. */
export interface TargetableIndicator {
  key: string;
  name: string;
  taken: boolean;
}

/** The values of a target at the ends of fiscal years, oldest first: of the way to it, or those to be reached. */
const valuesOf = (which: 'v.on_path' | 'NOT v.on_path') =>
  sqlText(`coalesce((SELECT json_agg(json_build_object('fiscalYear', v.fiscal_year, 'value', v.value::text)
                              ORDER BY v.fiscal_year)
               FROM target_value v
              WHERE v.municipality_id = t.municipality_id AND v.target_id = t.id AND ${which}), '[]')`);

/** The values typed in, oldest first. */
const ACTUALS = sqlText(`
  coalesce((SELECT json_agg(json_build_object('targetId', t.id, 'fiscalYear', a.fiscal_year, 'value', a.value::text,
                                              'source', a.source, 'version', a.version) ORDER BY a.fiscal_year)
              FROM manual_actual a
             WHERE a.municipality_id = t.municipality_id AND a.manual_indicator_id = t.manual_indicator_id), '[]')`);

const select = (tx: Transaction, beside: Sql = sqlText('')) => sql`
  SELECT ${beside} t.id, t.indicator, t.name AS plan_name, coalesce(t.name, m.name, i.name) AS name,
         CASE WHEN m.id IS NOT NULL THEN
           jsonb_build_object('name', m.name, 'unit', m.unit, 'decimals', m.decimals, 'level', m.level) END AS manual,
         coalesce(m.unit, '%') AS unit, coalesce(m.decimals, 1) AS decimals,
         coalesce(m.level, i.level) AS level, t.kind,
         json_build_object('fiscalYear', t.baseline_fiscal_year, 'value', t.baseline_value::text) AS baseline,
         ${valuesOf('NOT v.on_path')} AS targets, ${valuesOf('v.on_path')} AS path, t.version,
         CASE WHEN t.withdrawn_at IS NOT NULL THEN jsonb_build_object(
           'at', to_char(t.withdrawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'reason', t.withdrawn_reason) END AS withdrawn
    FROM target t
    LEFT JOIN indicator i ON i.key = t.indicator
    LEFT JOIN manual_indicator m ON m.municipality_id = t.municipality_id AND m.id = t.manual_indicator_id
   WHERE t.municipality_id = ${tx.municipality}`;

@Injectable()
export class TargetRepository {
  /** How many targets there are, withdrawn ones not counted. */
  async countInForce(tx: Transaction): Promise<number> {
    const row = await tx.one<{ targets: number }>(sql`
      SELECT count(*)::int AS targets FROM target
       WHERE municipality_id = ${tx.municipality} AND withdrawn_at IS NULL`);
    return row?.targets ?? 0;
  }

  /**
   * Every target that holds, or every one withdrawn, with the values typed in, in the order of the plan: that of entry
   * until it is changed.
   */
  list(tx: Transaction, { withdrawn = false } = {}): Promise<TargetState[]> {
    return this.states(tx, sql`(t.withdrawn_at IS NOT NULL) = ${withdrawn} ORDER BY t.sort, t.id`);
  }

  /** One target, withdrawn or not, with the values typed in. */
  async known(tx: Transaction, id: string): Promise<TargetState | undefined> {
    return (await this.states(tx, sql`t.id = ${id}`))[0];
  }

  /** One target, withdrawn or not. */
  async find(tx: Transaction, id: string): Promise<TargetView | undefined> {
    return tx.one<TargetView>(sql`
      ${select(tx)} AND t.id = ${id}`);
  }

  /** One target, kept from changing until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<TargetView | undefined> {
    return tx.one<TargetView>(sql`
      ${select(tx)} AND t.id = ${id} FOR NO KEY UPDATE OF t`);
  }

  /** The computed indicators in the order in which they are shown, and which have a target that holds. */
  async indicators(tx: Transaction): Promise<TargetableIndicator[]> {
    return tx.query<TargetableIndicator>(sql`
      SELECT i.key, i.name,
             EXISTS (SELECT FROM target t WHERE t.municipality_id = ${tx.municipality} AND t.indicator = i.key
                                       AND t.withdrawn_at IS NULL) AS taken
        FROM indicator i ORDER BY i.sort, i.key`);
  }

  async knowsIndicator(tx: Transaction, key: string): Promise<boolean> {
    return (await tx.query(sql`SELECT FROM indicator WHERE key = ${key}`)).length > 0;
  }

  private async states(tx: Transaction, which: Sql): Promise<TargetState[]> {
    const beside = sql`${ACTUALS} AS actuals,`;
    const rows = await tx.query<TargetView & Pick<TargetState, 'actuals'>>(
      prepared(sql`${select(tx, beside)} AND ${which}`),
    );
    return rows.map(({ actuals, ...target }) => ({ target, actuals }));
  }

  /** Adds a target, with its indicator where that is typed in. Returns its id. @throws Problem 409 */
  async insert(tx: Transaction, fields: TargetFields): Promise<string> {
    return unlessTaken(async () => {
      const manualId = fields.manual && (await this.insertManual(tx, fields.manual));
      const added = await tx.one<{ id: string }>(sql`
        INSERT INTO target (municipality_id, indicator, manual_indicator_id, name, kind, baseline_fiscal_year,
                            baseline_value, sort)
        SELECT ${tx.municipality}, ${fields.indicator}, ${manualId}::uuid, ${fields.planName}, ${fields.kind},
               ${fields.baseline.fiscalYear}::integer, ${fields.baseline.value}::numeric, coalesce(max(sort), 0) + 1 FROM target
         WHERE municipality_id = ${tx.municipality}
        RETURNING id`);
      const id = added?.id ?? '';
      await this.replaceValues(tx, id, fields);
      return id;
    }, targetExists);
  }

  /** Writes a locked target over; its indicator stays the same one. @throws Problem 409 for a taken name */
  async update(tx: Transaction, id: string, fields: TargetFields): Promise<void> {
    await unlessTaken(async () => {
      await tx.execute(sql`
        UPDATE target SET name = ${fields.planName}, kind = ${fields.kind},
               baseline_fiscal_year = ${fields.baseline.fiscalYear}, baseline_value = ${fields.baseline.value},
               version = version + 1
         WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
      if (fields.manual) await this.updateManual(tx, id, fields.manual);
      await this.replaceValues(tx, id, fields);
    }, targetExists);
  }

  /** Those that hold in the order of the plan, kept from changing until the transaction ends. */
  async lockAll(tx: Transaction): Promise<TargetView[]> {
    return tx.query(sql`
      ${select(tx)} AND t.withdrawn_at IS NULL
       ORDER BY t.sort, t.id FOR NO KEY UPDATE OF t`);
  }

  /** Puts locked targets in this order. */
  async reorder(tx: Transaction, ids: readonly string[]): Promise<void> {
    await tx.execute(sql`
      UPDATE target t SET sort = o.sort
        FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o(id, sort)
       WHERE t.municipality_id = ${tx.municipality} AND t.id = o.id AND t.sort <> o.sort`);
  }

  /** Withdraws a locked target. */
  async withdraw(tx: Transaction, id: string, at: Date, reason: string): Promise<void> {
    await tx.execute(sql`
      UPDATE target SET withdrawn_at = ${at}, withdrawn_reason = ${reason}, version = version + 1
       WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
  }

  /** An indicator whose target was withdrawn is taken up again, with the actual values it has. */
  private async insertManual(tx: Transaction, manual: TypedInIndicatorDto): Promise<string> {
    const added = await tx.one<{ id: string }>(sql`
      INSERT INTO manual_indicator AS m (municipality_id, name, unit, decimals, level)
      VALUES (${tx.municipality}, ${manual.name}, ${manual.unit}, ${manual.decimals}, ${manual.level})
      ON CONFLICT (municipality_id, name) DO UPDATE
        SET unit = EXCLUDED.unit, decimals = EXCLUDED.decimals, level = EXCLUDED.level
        WHERE NOT EXISTS (SELECT FROM target t
                           WHERE t.municipality_id = m.municipality_id AND t.manual_indicator_id = m.id
                             AND t.withdrawn_at IS NULL)
      RETURNING id`);
    if (!added) throw targetExists();
    return added.id;
  }

  private async updateManual(tx: Transaction, id: string, manual: TypedInIndicatorDto): Promise<void> {
    await tx.execute(sql`
      UPDATE manual_indicator m SET name = ${manual.name}, unit = ${manual.unit},
             decimals = ${manual.decimals}, level = ${manual.level}
        FROM target t
       WHERE t.municipality_id = ${tx.municipality} AND t.id = ${id}
         AND m.municipality_id = t.municipality_id AND m.id = t.manual_indicator_id`);
  }

  private async replaceValues(
    tx: Transaction,
    id: string,
    { targets, path }: Pick<TargetFields, 'targets' | 'path'>,
  ): Promise<void> {
    await tx.execute(sql`
      DELETE FROM target_value WHERE municipality_id = ${tx.municipality} AND target_id = ${id}`);
    await insertRows(tx, TargetValueEntity, [
      ...targets.map((one) => ({ ...one, targetId: id, onPath: false })),
      ...path.map((one) => ({ ...one, targetId: id, onPath: true })),
    ]);
  }
}

function targetExists(): Problem {
  return new Problem(409, 'target-exists', 'この指標の目標は、すでに登録されています。', {
    detail: '登録済みの目標を変更してください。手入力の指標は、別の名称を付けてください。',
  });
}
