import { Injectable } from '@nestjs/common';
import { RowRepository } from '../achievement/rows/row.repository.js';
import { RowSources } from '../achievement/rows/row-sources.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type ForecastDto } from './forecast-answer.dto.js';
import { ForecastRowsRepository } from './forecast-rows.repository.js';
import { forecastFrom } from './forecast-view.js';
import { type MonthSnapshot } from './month-snapshot.reader.js';
import { type TargetProgressDto } from './progress-answer.dto.js';
import { ProgressReader } from './progress.reader.js';

/** A forecast that may name only the first of the procedures that carry the most, of so many known. */
export interface FirstForecast extends ForecastDto {
  known: number;
}

/** Reads what a forecast is made from. Whoever calls it has asked for the permission. */
@Injectable()
export class ForecastReader {
  constructor(
    private readonly sources: RowSources,
    private readonly rows: RowRepository,
    private readonly forecastRows: ForecastRowsRepository,
    private readonly progress: ProgressReader,
  ) {}

  /**
   * The forecast from one revision of a month, on its own rows: those of a closed one are frozen with their plans, and
   * a first plan and how it was kept by then stay what they were, so the answer never changes. Targets are those of the
   * month unless others are given. `most`: at most so many of the procedures that carry the most.
   */
  async forecastOf(
    tx: Transaction,
    about: MonthSnapshot,
    {
      targets,
      departmentId = null,
      most = null,
    }: {
      targets?: () => Promise<readonly TargetProgressDto[]>;
      departmentId?: string | null;
      most?: number | null;
    } = {},
  ): Promise<FirstForecast> {
    const [{ items, parts }, known] = await Promise.all([
      this.rowsOf(tx, { about, departmentId, most }),
      targets ? targets() : this.progress.progressOf(tx, about),
    ]);
    return { ...forecastFrom({ ...about, items, targets: known, departmentId }, parts), known: parts.known };
  }

  private async rowsOf(
    tx: Transaction,
    of: { about: MonthSnapshot; departmentId: string | null; most: number | null },
  ) {
    const { snapshot, rowsKept } = of.about;
    const source = await this.sources.ofSnapshot(tx, snapshot, rowsKept);
    const [items, parts] = await Promise.all([
      this.rows.items(tx, source),
      this.forecastRows.parts(tx, { ...of, source, fiscalYear: snapshot.yearlyFiscalYear }),
    ]);
    return { items, parts };
  }
}
