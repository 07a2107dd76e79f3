import { Injectable } from '@nestjs/common';
import { compareText } from '../../kernel/text.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { AutomationCostEntity } from './automation-cost.entity.js';
import { AutomationCostShareEntity } from './automation-cost-share.entity.js';
import { type CostEntry, type StoredCostDto, type StoredHourlyCostDto } from './cost.dto.js';

const ENTERED = columnsOf(AutomationCostEntity).except('municipalityId', 'id', 'removedAt', 'version');

const select = (tx: Transaction) => sql`
  SELECT c.id, ${sqlText(ENTERED.list('c'))}, c.version,
         coalesce((SELECT jsonb_agg(jsonb_build_object('projectId', s.project_id, 'weight', s.weight)
                                    ORDER BY s.project_id)
                     FROM automation_cost_share s
                    WHERE s.municipality_id = c.municipality_id AND s.cost_id = c.id), '[]') AS shares
    FROM automation_cost c
   WHERE c.municipality_id = ${tx.municipality} AND c.removed_at IS NULL`;

/** 費用 and who bears them. A cost taken away stays in the table and counts for nothing. */
@Injectable()
export class CostRepository {
  /** Every cost, oldest year first. */
  async all(tx: Transaction): Promise<StoredCostDto[]> {
    return tx.query<StoredCostDto>(sql`${select(tx)} ORDER BY c.fiscal_year, c.name, c.id`);
  }

  /** One cost, kept from changing until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<StoredCostDto | undefined> {
    return tx.one<StoredCostDto>(sql`${select(tx)} AND c.id = ${id} FOR NO KEY UPDATE OF c`);
  }

  /** The departments of these projects, each project once; one that is not there is absent. */
  async departments(tx: Transaction, projectIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; departmentId: string }>(sql`
      SELECT id, department_id FROM automation_project
       WHERE municipality_id = ${tx.municipality} AND id = ANY (${projectIds}::uuid[])`);
    return new Map(rows.map(({ id, departmentId }) => [id, departmentId]));
  }

  /** Adds a cost with this id; false where there is a cost of that id already. */
  async insert(tx: Transaction, id: string, cost: CostEntry): Promise<boolean> {
    const isNew = await tx.changesOne(sql`
      INSERT INTO automation_cost (municipality_id, id, ${sqlText(ENTERED.list())})
      SELECT ${tx.municipality}, ${id}::uuid, ${sqlText(ENTERED.list('e'))}
        FROM jsonb_populate_recordset(NULL::automation_cost, ${asTableRows([cost])}) AS e
      ON CONFLICT (municipality_id, id) DO NOTHING`);
    if (isNew) await this.replaceShares(tx, id, cost);
    return isNew;
  }

  /** Writes a locked cost over and counts its version up. */
  async update(tx: Transaction, id: string, cost: CostEntry): Promise<void> {
    await tx.execute(sql`
      UPDATE automation_cost c SET ${sqlText(ENTERED.assignedFrom('e'))}, version = c.version + 1
        FROM jsonb_populate_recordset(NULL::automation_cost, ${asTableRows([cost])}) AS e
       WHERE c.municipality_id = ${tx.municipality} AND c.id = ${id}`);
    await this.replaceShares(tx, id, cost);
  }

  /** Takes a locked cost away. */
  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.execute(sql`
      UPDATE automation_cost SET removed_at = now(), version = version + 1
       WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
  }

  /** What an hour of staff costs, of every year that says it, oldest first. */
  async hourlyCosts(tx: Transaction): Promise<StoredHourlyCostDto[]> {
    return tx.query<StoredHourlyCostDto>(sql`
      SELECT fiscal_year, yen, source, version FROM automation_hourly_cost
       WHERE municipality_id = ${tx.municipality} ORDER BY fiscal_year`);
  }

  /** Writes a year's hourly cost over the version seen, 0 where there was none; false where somebody was first. */
  async saveHourlyCost(
    tx: Transaction,
    { fiscalYear, yen, source, version }: StoredHourlyCostDto,
  ): Promise<boolean> {
    return tx.changesOne(sql`
      INSERT INTO automation_hourly_cost AS old (municipality_id, fiscal_year, yen, source, version)
      VALUES (${tx.municipality}, ${fiscalYear}, ${yen}, ${source}, ${version} + 1)
      ON CONFLICT (municipality_id, fiscal_year) DO UPDATE
         SET yen = EXCLUDED.yen, source = EXCLUDED.source, version = EXCLUDED.version
       WHERE old.version = EXCLUDED.version - 1`);
  }

  private async replaceShares(tx: Transaction, id: string, { shares }: CostEntry): Promise<void> {
    await tx.execute(sql`
      DELETE FROM automation_cost_share WHERE municipality_id = ${tx.municipality} AND cost_id = ${id}`);
    const rows = shares.map((share) => ({ ...share, costId: id }));
    rows.sort((a, b) => compareText(a.projectId, b.projectId));
    await insertRows(tx, AutomationCostShareEntity, rows);
  }
}
