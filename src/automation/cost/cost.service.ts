import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type AuditEntry, auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { changesBetween } from '../../access/audit/changes.js';
import { type Context } from '../../access/context.js';
import { onlyDepartment, permit } from '../../access/permissions.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { conflict, invalid, orNotFound, refuseFaults } from '../../platform/problem.js';
import { atMost, isWholeUpTo, LARGEST_HOURLY_YEN } from '../largest.js';
import { type CostEntry, type StoredCostDto, type StoredHourlyCostDto } from './cost.dto.js';
import { costFaults } from './cost.js';
import { CostRepository } from './cost.repository.js';

@Injectable()
export class AutomationCostService {
  constructor(
    private readonly database: Database,
    private readonly costs: CostRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** Every cost, oldest year first; a department sees those its own projects bear a part of. */
  async list(context: Context): Promise<StoredCostDto[]> {
    const own = onlyDepartment(context, 'automation.read');
    return this.database.snapshot(context, async (tx) => {
      const costs = await this.costs.all(tx);
      if (own === null) return costs;
      const departments = await this.departments(tx, costs);
      return costs.filter(({ shares }) => shares.some(({ projectId }) => departments.get(projectId) === own));
    });
  }

  /** Adds a cost; sent again with the same id it adds nothing. @throws Problem 403 where a project of another department bears a part, 422 with every fault */
  async add(context: Context, cost: CostEntry, id: string = randomUUID()): Promise<StoredCostDto> {
    permit(context, 'automation.edit');
    return this.database.transaction(context, async (tx) => {
      await this.check(tx, context, cost);
      if (await this.costs.insert(tx, id, cost))
        await this.record(tx, context, 'automation.cost-add', id, { after: cost });
      return this.present(tx, id);
    });
  }

  /** Writes a cost over. @throws Problem 404, 403, 409 with both versions, 422 with every fault */
  async edit(context: Context, id: string, version: number, cost: CostEntry): Promise<StoredCostDto> {
    permit(context, 'automation.edit');
    return this.database.transaction(context, async (tx) => {
      const before = await this.take(tx, context, id, version, cost);
      await this.check(tx, context, cost);
      const change = changesBetween(before, { ...cost, id, version });
      if (!change) return this.present(tx, id);
      await this.costs.update(tx, id, cost);
      await this.record(tx, context, 'automation.cost-edit', id, change);
      return this.present(tx, id);
    });
  }

  /** Takes a cost away. @throws Problem 404, 403, 409 with both versions */
  async remove(context: Context, id: string, version: number): Promise<void> {
    permit(context, 'automation.edit');
    await this.database.transaction(context, async (tx) => {
      const before = await this.take(tx, context, id, version, {});
      await this.costs.remove(tx, id);
      await this.record(tx, context, 'automation.cost-remove', id, { before });
    });
  }

  /** What an hour of staff costs, by fiscal year, oldest first. */
  async hourlyCosts(context: Context): Promise<StoredHourlyCostDto[]> {
    permit(context, 'automation.read');
    return this.database.snapshot(context, (tx) => this.costs.hourlyCosts(tx));
  }

  /** Writes a year's hourly cost over the version seen, 0 where there is none. @throws Problem 403, 409, 422 */
  async saveHourlyCost(
    context: Context,
    fiscalYear: FiscalYear,
    version: number,
    { yen, source }: Pick<StoredHourlyCostDto, 'yen' | 'source'>,
  ): Promise<StoredHourlyCostDto> {
    permit(context, 'automation.hourly-cost');
    if (!isWholeUpTo(yen, LARGEST_HOURLY_YEN, 1)) {
      const message = `人件費単価は1以上${atMost(LARGEST_HOURLY_YEN)}の整数（円）で入力してください。`;
      throw invalid([{ where: 'yen', message }]);
    }
    return this.database.transaction(context, async (tx) => {
      const before = (await this.costs.hourlyCosts(tx)).find((one) => one.fiscalYear === fiscalYear) ?? null;
      const saved = await this.costs.saveHourlyCost(tx, { fiscalYear, yen, source, version });
      if (!saved) throw conflict('人件費単価', { fiscalYear, yen, source, version }, before);
      const change = { subjectKind: 'automation-hourly-cost', before, after: { yen, source } };
      await this.audit.record(tx, context, [
        auditEntry('automation.hourly-cost', String(fiscalYear), change),
      ]);
      return { fiscalYear, yen, source, version: version + 1 };
    });
  }

  private async take(
    tx: Transaction,
    context: Context,
    id: string,
    version: number,
    changes: object,
  ): Promise<StoredCostDto> {
    const cost = await this.present(tx, id);
    await this.permitShares(tx, context, cost);
    if (cost.version !== version) throw conflict('費用', { version, ...changes }, cost);
    return cost;
  }

  private async check(tx: Transaction, context: Context, cost: CostEntry): Promise<void> {
    const faults = costFaults(cost);
    const known = await this.departments(tx, [cost]);
    if (cost.shares.some(({ projectId }) => !known.has(projectId)))
      faults.push({ where: 'shares', message: '案件が見つかりません。一覧から選び直してください。' });
    refuseFaults(faults);
    await this.permitShares(tx, context, cost);
  }

  private async permitShares(
    tx: Transaction,
    context: Context,
    cost: Pick<CostEntry, 'shares'>,
  ): Promise<void> {
    for (const departmentId of (await this.departments(tx, [cost])).values())
      permit(context, 'automation.edit', departmentId);
  }

  private async departments(
    tx: Transaction,
    costs: readonly Pick<CostEntry, 'shares'>[],
  ): Promise<Map<string, string>> {
    return this.costs.departments(
      tx,
      costs.flatMap(({ shares }) => shares.map(({ projectId }) => projectId)),
    );
  }

  private async present(tx: Transaction, id: string): Promise<StoredCostDto> {
    return orNotFound(await this.costs.lock(tx, id), '費用');
  }

  private async record(
    tx: Transaction,
    context: Context,
    action: AuditEntry['action'],
    subjectId: string,
    change: { before?: object; after?: object },
  ): Promise<void> {
    await this.audit.record(tx, context, [{ action, subjectKind: 'automation-cost', subjectId, ...change }]);
  }
}
