import { Injectable } from '@nestjs/common';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type CostEntry, type StoredCostDto, type StoredHourlyCostDto } from './cost.dto.js';

const SELECT = `
  SELECT c.id, c.kind, c.name, c.yen, c.hours::text, c.yearly, c.fiscal_year,
         c.last_fiscal_year, c.split, c.note, c.version,
         coalesce((SELECT jsonb_agg(jsonb_build_object('projectId', s.project_id, 'weight', s.weight)
                                    ORDER BY s.project_id)
                     FROM automation_cost_share s
                    WHERE s.municipality_id = c.municipality_id AND s.cost_id = c.id), '[]') AS shares
    FROM automation_cost c
   WHERE c.municipality_id = $1 AND c.removed_at IS NULL`;

/** 費用 and who bears them. A cost taken away stays in the table and counts for nothing. */
@Injectable()
export class CostRepository {
  /** Every cost, oldest year first. */
  async all(tx: Transaction): Promise<StoredCostDto[]> {
    return tx.query<StoredCostDto>(`${SELECT} ORDER BY c.fiscal_year, c.name, c.id`, [tx.municipality]);
  }

  /** One cost, kept from changing until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<StoredCostDto | undefined> {
    const [cost] = await tx.query<StoredCostDto>(`${SELECT} AND c.id = $2 FOR NO KEY UPDATE OF c`, [
      tx.municipality,
      id,
    ]);
    return cost;
  }

  /** The departments of these projects, each project once; one that is not there is absent. */
  async departments(tx: Transaction, projectIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; departmentId: string }>(
      `SELECT id, department_id FROM automation_project
        WHERE municipality_id = $1 AND id = ANY ($2::uuid[])`,
      [tx.municipality, projectIds],
    );
    return new Map(rows.map(({ id, departmentId }) => [id, departmentId]));
  }

  /** Adds a cost, with this id if given; returns its id, or null where there is a cost of that id already. */
  async insert(tx: Transaction, cost: CostEntry, newId: string | null = null): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO automation_cost (municipality_id, kind, name, yen, hours, yearly, fiscal_year, last_fiscal_year,
                                    split, note, id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11::uuid, gen_random_uuid()))
       ON CONFLICT (municipality_id, id) DO NOTHING RETURNING id`,
      [tx.municipality, ...columnValues(cost), newId],
    );
    if (!row) return null;
    await this.replaceShares(tx, row.id, cost);
    return row.id;
  }

  /** Writes a locked cost over and counts its version up. */
  async update(tx: Transaction, id: string, cost: CostEntry): Promise<void> {
    await tx.execute(
      `UPDATE automation_cost SET kind = $3, name = $4, yen = $5, hours = $6, yearly = $7, fiscal_year = $8,
              last_fiscal_year = $9, split = $10, note = $11, version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [tx.municipality, id, ...columnValues(cost)],
    );
    await this.replaceShares(tx, id, cost);
  }

  /** Takes a locked cost away. */
  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.execute(
      `UPDATE automation_cost SET removed_at = now(), version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [tx.municipality, id],
    );
  }

  /** What an hour of staff costs, of every year that says it, oldest first. */
  async hourlyCosts(tx: Transaction): Promise<StoredHourlyCostDto[]> {
    return tx.query<StoredHourlyCostDto>(
      `SELECT fiscal_year, yen, source, version FROM automation_hourly_cost
        WHERE municipality_id = $1 ORDER BY fiscal_year`,
      [tx.municipality],
    );
  }

  /** Writes a year's hourly cost over the version seen, 0 where there was none; false where somebody was first. */
  async saveHourlyCost(
    tx: Transaction,
    { fiscalYear, yen, source, version }: StoredHourlyCostDto,
  ): Promise<boolean> {
    const rowCount = await tx.execute(
      `INSERT INTO automation_hourly_cost AS old (municipality_id, fiscal_year, yen, source, version)
       VALUES ($1, $2, $3, $4, $5 + 1)
       ON CONFLICT (municipality_id, fiscal_year) DO UPDATE
          SET yen = EXCLUDED.yen, source = EXCLUDED.source, version = EXCLUDED.version
        WHERE old.version = EXCLUDED.version - 1`,
      [tx.municipality, fiscalYear, yen, source, version],
    );
    return rowCount === 1;
  }

  private async replaceShares(tx: Transaction, id: string, { shares }: CostEntry): Promise<void> {
    await tx.execute(`DELETE FROM automation_cost_share WHERE municipality_id = $1 AND cost_id = $2`, [
      tx.municipality,
      id,
    ]);
    await tx.execute(
      `INSERT INTO automation_cost_share (municipality_id, cost_id, project_id, weight)
       SELECT $1, $2::uuid, e.project_id, e.weight
         FROM jsonb_populate_recordset(NULL::automation_cost_share, $3) AS e ORDER BY e.project_id`,
      [tx.municipality, id, asTableRows(shares)],
    );
  }
}

function columnValues(cost: CostEntry): unknown[] {
  const { kind, name, yen, hours, yearly, fiscalYear, lastFiscalYear, split, note } = cost;
  return [kind, name, yen, hours, yearly, fiscalYear, lastFiscalYear, split, note];
}
