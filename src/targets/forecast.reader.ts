import { Injectable } from '@nestjs/common';
import { RowRepository } from '../achievement/rows/row.repository.js';
import { RowSources } from '../achievement/rows/row-sources.js';
import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { type Month } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';
import { FirstPlanRepository } from './first-plan.repository.js';
import { type ForecastDto } from './forecast-answer.dto.js';
import { forecastView } from './forecast-view.js';
import { type TargetProgressDto } from './progress-answer.dto.js';
import { ProgressReader } from './progress.reader.js';

/** Reads what a forecast is made from. Whoever calls it has asked for the permission. */
@Injectable()
export class ForecastReader {
  constructor(
    private readonly sources: RowSources,
    private readonly rows: RowRepository,
    private readonly firstPlans: FirstPlanRepository,
    private readonly progress: ProgressReader,
  ) {}

  /**
   * The forecast from one revision of a month, on its own rows: those of a closed one are frozen with their plans, and
   * a first plan and how it was kept by then stay what they were, so the answer never changes. Targets are those of the
   * month unless others are given.
   */
  async forecastOf(
    tx: Transaction,
    about: { month: Month; snapshot: Snapshot },
    {
      targets,
      departmentId = null,
    }: { targets?: readonly TargetProgressDto[]; departmentId?: string | null } = {},
  ): Promise<ForecastDto> {
    const source = await this.sources.ofSnapshot(tx, about.snapshot);
    return forecastView({
      ...about,
      procedures: await this.rows.procedures(tx, source),
      items: await this.rows.items(tx, source),
      firstPlans: await this.firstPlans.list(tx, about),
      targets: targets ?? (await this.progress.progressOf(tx, about)),
      departmentId,
    });
  }
}
