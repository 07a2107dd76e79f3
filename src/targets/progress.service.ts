import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { permit } from '../access/permissions.js';
import { type Clock, tokyoToday } from '../kernel/clock.js';
import { fiscalYearOf } from '../kernel/fiscal-year.js';
import { type Month } from '../kernel/month.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { MonthSnapshotReader } from './month-snapshot.reader.js';
import { type TargetProgressDto, type TargetTableDto } from './progress-answer.dto.js';
import { knownOn, ProgressReader } from './progress.reader.js';
import { targetTable } from './target-table.js';

@Injectable()
export class ProgressService {
  constructor(
    private readonly database: Database,
    private readonly months: MonthSnapshotReader,
    private readonly progress: ProgressReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The plan's table: 基準値, each target year, the latest actual, judged. */
  async table(context: Context): Promise<TargetTableDto> {
    return targetTable(await this.list(context));
  }

  /**
   * Every target with its trajectory and its actual values: those of today, or as of a month.
   * @throws Problem 404 for a month without figures
   */
  async list(
    context: Context,
    { month, revision }: { month?: Month; revision?: number } = {},
  ): Promise<TargetProgressDto[]> {
    permit(context, 'targets.read');
    return this.database.snapshot(context, async (tx) =>
      month === undefined
        ? this.current(tx)
        : this.progress.progressOf(tx, await this.months.find(tx, month, revision)),
    );
  }

  /** The targets of today against what a month knows; none where it has no figures. */
  async against(context: Context, month: Month): Promise<TargetProgressDto[]> {
    permit(context, 'targets.read');
    return this.database.snapshot(context, async (tx) => {
      const [known, live] = await Promise.all([
        this.months.knownWithPrevious(tx, month),
        this.progress.live(tx),
      ]);
      return known
        ? this.progress.against(tx, live, { snapshot: known.snapshot, upTo: fiscalYearOf(month), now: month })
        : [];
    });
  }

  private async current(tx: Transaction): Promise<TargetProgressDto[]> {
    const [newest, live] = await Promise.all([this.months.newest(tx), this.progress.live(tx)]);
    return this.progress.against(tx, live, knownOn(tokyoToday(this.clock), newest?.snapshot ?? null));
  }
}
