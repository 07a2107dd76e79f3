import { Module } from '@nestjs/common';
import { ReportingModule } from '../reporting/reporting.module.js';
import { RaisesWork } from '../platform/owed-work/declared-work.js';
import { BehindRepository } from './behind.repository.js';
import { CellRepository } from './cell.repository.js';
import { ComparisonController } from './comparison.controller.js';
import { ComparisonService } from './comparison.service.js';
import { CorrectionBasis } from './correction/correction-basis.js';
import { CorrectionRepository } from './correction/correction.repository.js';
import { CorrectionStartRepository } from './correction/correction-start.repository.js';
import { CorrectionController } from './correction/correction.controller.js';
import { CorrectionService } from './correction/correction.service.js';
import { TakeoverRepository } from './correction/takeover.repository.js';
import { DrillDownRepository } from './drill-down.repository.js';
import { FigureCaveats } from './figure-caveats.js';
import { FigureComputation } from './figure-computation.js';
import { FigureHistoryRepository } from './figure-history.repository.js';
import { FigureHistoryService } from './figure-history.service.js';
import { FigureRepository } from './figure.repository.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';
import { FrozenPeriodRepository } from './frozen-period.repository.js';
import { IndicatorRepository } from './indicator.repository.js';
import { MeasuredRowRepository } from './measured-row.repository.js';
import { PeriodFactsRepository } from './period-facts.repository.js';
import { ProvisionalJob } from './provisional.job.js';
import { RatesService } from './rates.service.js';
import { RowRepository } from './row.repository.js';
import { RowSources } from './row-sources.js';
import { SnapshotRepository } from './snapshot.repository.js';
import { SnapshotsController } from './snapshots.controller.js';
import { YearlyCountChangeRepository } from './yearly-count-change.repository.js';

/** Indicators, their computation, snapshots, drill-down and comparison. */
@RaisesWork('provisional')
@Module({
  imports: [ReportingModule],
  controllers: [FiguresController, SnapshotsController, ComparisonController, CorrectionController],
  providers: [
    BehindRepository,
    CellRepository,
    ComparisonService,
    CorrectionBasis,
    CorrectionRepository,
    CorrectionService,
    CorrectionStartRepository,
    TakeoverRepository,
    DrillDownRepository,
    FigureCaveats,
    FigureComputation,
    FigureHistoryRepository,
    FigureHistoryService,
    FigureRepository,
    FiguresService,
    FrozenPeriodRepository,
    IndicatorRepository,
    MeasuredRowRepository,
    PeriodFactsRepository,
    ProvisionalJob,
    RatesService,
    RowRepository,
    RowSources,
    SnapshotRepository,
    YearlyCountChangeRepository,
  ],
  exports: [
    ComparisonService,
    CorrectionService,
    CorrectionStartRepository,
    FigureCaveats,
    FigureComputation,
    FigureHistoryService,
    FigureRepository,
    FiguresService,
    FrozenPeriodRepository,
    MeasuredRowRepository,
    PeriodFactsRepository,
    ProvisionalJob,
    RatesService,
    RowRepository,
    RowSources,
    SnapshotRepository,
  ],
})
export class AchievementModule {}
