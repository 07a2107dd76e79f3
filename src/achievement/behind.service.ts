import { Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { onlyDepartment, permit } from '../access/permissions.js';
import { periodLabel, type Period } from '../kernel/period.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { decodeCursor, pageOf } from '../platform/keyset.js';
import { notFound } from '../platform/problem.js';
import { BehindRepository, type ProcedureBehind } from './behind.repository.js';
import { DrillDownRepository } from './drill-down.repository.js';
import { type RowsPage, type RowsQuery } from './figures.service.js';
import { measureUnder } from './measures.js';
import { rowsWithout } from './remainder.js';
import { RowSources } from './row-sources.js';
import { type Snapshot } from './snapshot.js';
import { SnapshotRepository } from './snapshot.repository.js';

/** What a reader wants to know of a figure beyond its two parts: what it still lacks, and what its items stand on. */
@Injectable()
export class BehindService {
  constructor(
    private readonly database: Database,
    private readonly snapshots: SnapshotRepository,
    private readonly sources: RowSources,
    private readonly drillDown: DrillDownRepository,
    private readonly behind: BehindRepository,
  ) {}

  /** The rows counted in the denominator and not in the numerator; a department sees its own only. */
  async listRemainder(context: Context, query: Omit<RowsQuery, 'part'>): Promise<RowsPage> {
    const only = onlyDepartment(context, 'figures.rows');
    if (only !== null && query.scope.kind !== 'municipality')
      permit(context, 'figures.rows', query.scope.key);
    const scope = only === null ? query.scope : { kind: 'department' as const, key: only };
    const { limit, cursor } = query;
    return this.database.snapshot(context, async (tx) => {
      const snapshot = await this.mustFind(tx, query);
      const indicator = snapshot.indicators.find(({ key }) => key === query.indicator);
      if (!indicator) throw notFound(`指標「${query.indicator}」`);
      const { measuredBy: of, tag } = indicator;
      const itemRule = of === 'item' ? (indicator.itemRule ?? snapshot.itemRule) : null;
      const measure = measureUnder(indicator.denominator, itemRule);
      const all = await this.sources.behind(tx, snapshot);
      const source = rowsWithout(all, measureUnder(indicator.numerator, itemRule));
      const after = cursor ? (decodeCursor(cursor, 1)[0] ?? null) : null;
      const asked = { measure, tag, scope, after, limit: limit + 1 };
      if (of === 'item') {
        const rows = await this.drillDown.items(tx, source, asked);
        return { measure, of, ...pageOf(rows, limit, ({ number }) => [number]) };
      }
      const rows = await this.drillDown.procedures(tx, source, asked);
      return { measure, of, ...pageOf(rows, limit, ({ code }) => [code]) };
    });
  }

  /** The procedures of these ids as the period saw them, by code; a department sees its own only. */
  async procedures(
    context: Context,
    of: { period: Period; revision?: number; ids: readonly string[] },
  ): Promise<ProcedureBehind[]> {
    const only = onlyDepartment(context, 'figures.rows');
    return this.database.snapshot(context, async (tx) => {
      const source = await this.sources.behind(tx, await this.mustFind(tx, of));
      return this.behind.procedures(tx, source, { ids: of.ids, onlyDepartment: only });
    });
  }

  private async mustFind(
    tx: Transaction,
    { period, revision }: { period: Period; revision?: number },
  ): Promise<Snapshot> {
    const found = await this.snapshots.find(tx, period, revision);
    if (found) return found;
    throw notFound(`${periodLabel(period)}${revision === undefined ? '' : `（第${revision}版）`}の指標`);
  }
}
