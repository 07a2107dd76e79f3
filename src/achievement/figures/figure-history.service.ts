import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { addMonths, type Month } from '../../kernel/month.js';
import { Database } from '../../platform/database/database.js';
import { FigureHistoryRepository, type KnownPeriod, type TrendPoint } from './figure-history.repository.js';

@Injectable()
export class FigureHistoryService {
  constructor(
    private readonly database: Database,
    private readonly history: FigureHistoryRepository,
  ) {}

  /** Every revision that has figures: months before fiscal years, each newest first. Empty before the first. */
  async periods(context: Context): Promise<KnownPeriod[]> {
    permit(context, 'figures.read');
    return this.database.snapshot(context, (tx) => this.history.periods(tx));
  }

  /** Indicators of the whole municipality over the `months` months that end with `to`; months without figures are left out. */
  async trend(
    context: Context,
    { to, months, indicators = null }: { to: Month; months: number; indicators?: readonly string[] | null },
  ): Promise<TrendPoint[]> {
    permit(context, 'figures.read');
    const from = addMonths(to, 1 - months);
    return this.database.snapshot(context, (tx) => this.history.trend(tx, { from, to, indicators }));
  }
}
