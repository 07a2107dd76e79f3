import { FigureCaveats } from '../../src/achievement/figure-caveats.js';
import { FigureRepository } from '../../src/achievement/figure.repository.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { RowRepository } from '../../src/achievement/row.repository.js';
import { SnapshotRepository } from '../../src/achievement/snapshot.repository.js';
import { type Clock } from '../../src/kernel/clock.js';
import { type Database } from '../../src/platform/database/database.js';
import { ActualFigureRepository } from '../../src/targets/actual-figure.repository.js';
import { FirstPlanRepository } from '../../src/targets/first-plan.repository.js';
import { ForecastReader } from '../../src/targets/forecast.reader.js';
import { ForecastService } from '../../src/targets/forecast.service.js';
import { ManualActualRepository } from '../../src/targets/manual-actual.repository.js';
import { MonthSnapshotReader } from '../../src/targets/month-snapshot.reader.js';
import { ProgressReader } from '../../src/targets/progress.reader.js';
import { ProgressService } from '../../src/targets/progress.service.js';
import { TargetHistoryRepository } from '../../src/targets/target-history.repository.js';
import { TargetRepository } from '../../src/targets/target.repository.js';
import { rowSources } from './achievement-house.js';

/** What tells targets and forecasts, on a test's database. */
export function progressOn(database: Database, clock: Clock) {
  const figures = new ActualFigureRepository();
  const months = new MonthSnapshotReader(new SnapshotRepository(), figures);
  const reader = new ProgressReader(
    new TargetRepository(),
    new ManualActualRepository(),
    new TargetHistoryRepository(),
    figures,
    new FigureCaveats(new SnapshotRepository(), new FigureRepository(), new OwedWork(() => undefined)),
  );
  const forecastReader = new ForecastReader(
    rowSources(),
    new RowRepository(),
    new FirstPlanRepository(),
    reader,
  );
  return {
    reader,
    forecastReader,
    service: new ProgressService(database, months, reader, clock),
    forecasts: new ForecastService(database, months, forecastReader, reader, clock),
  };
}
