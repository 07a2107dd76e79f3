import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { onlyDepartment, permit } from '../access/permissions.js';
import { type Clock, tokyoToday } from '../kernel/clock.js';
import { type Month } from '../kernel/month.js';
import { pick } from '../kernel/pick.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { type ForecastDto } from './forecast-answer.dto.js';
import { type FirstForecast, ForecastReader } from './forecast.reader.js';
import { MonthSnapshotReader } from './month-snapshot.reader.js';
import { knownOn, ProgressReader } from './progress.reader.js';

const FORECAST_FIELDS = [
  'month',
  'from',
  'to',
  'departmentId',
  'lines',
  'slips',
  'targets',
  'pareto',
] as const;

interface ForecastRequest {
  month?: Month;
  revision?: number;
  departmentId?: string;
}

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
  async forecast(context: Context, request: ForecastRequest = {}): Promise<ForecastDto | null> {
    const found = await this.first(context, request);
    return found && pick(found, FORECAST_FIELDS);
  }

  /** The same with at most `most` of the procedures that carry the most, and of how many it is known. */
  async first(
    context: Context,
    { month, revision, departmentId, most }: ForecastRequest & { most?: number } = {},
  ): Promise<FirstForecast | null> {
    const only = onlyDepartment(context, 'figures.rows');
    if (departmentId !== undefined) permit(context, 'figures.rows', departmentId);
    const of = { departmentId: only ?? departmentId ?? null, most };
    return this.database.snapshot(context, async (tx) => {
      if (month !== undefined)
        return this.reader.forecastOf(tx, await this.months.find(tx, month, revision), of);
      const newest = this.months.newest(tx);
      const known = newest.then((found) => knownOn(tokyoToday(this.clock), found?.snapshot ?? null));
      const targets = this.progress.current(tx, known);
      const forecast = newest.then((found) =>
        found ? this.reader.forecastOf(tx, found, { ...of, targets: () => targets }) : null,
      );
      return (await Promise.all([forecast, targets]))[0];
    });
  }
}
