import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { onlyDepartment, permit } from '../access/permissions.js';
import { type Clock, tokyoToday } from '../kernel/clock.js';
import { type Month } from '../kernel/month.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { type ForecastDto } from './forecast-answer.dto.js';
import { ForecastReader } from './forecast.reader.js';
import { MonthSnapshotReader } from './month-snapshot.reader.js';
import { knownOn, ProgressReader } from './progress.reader.js';

@Injectable()
export class ForecastService {
  constructor(
    private readonly database: Database,
    private readonly months: MonthSnapshotReader,
    private readonly reader: ForecastReader,
    private readonly progress: ProgressReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * From the newest month with figures and the targets of today, or as of a month; a department gets its
   * own part. Null before the first figures. @throws Problem 404 for a month without figures
   */
  async forecast(
    context: Context,
    { month, revision, departmentId }: { month?: Month; revision?: number; departmentId?: string } = {},
  ): Promise<ForecastDto | null> {
    const only = onlyDepartment(context, 'figures.rows');
    if (departmentId !== undefined) permit(context, 'figures.rows', departmentId);
    const of = { departmentId: only ?? departmentId ?? null };
    return this.database.snapshot(context, async (tx) => {
      if (month !== undefined)
        return this.reader.forecastOf(tx, await this.months.find(tx, month, revision), of);
      const newest = await this.months.newest(tx);
      if (!newest) return null;
      const known = knownOn(tokyoToday(this.clock), newest.snapshot);
      const targets = await this.progress.current(tx, known);
      return this.reader.forecastOf(tx, newest, { ...of, targets });
    });
  }
}
