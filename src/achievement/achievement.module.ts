import { Module } from '@nestjs/common';
import { ReportingModule } from '../reporting/reporting.module.js';
import { RaisesWork } from '../platform/owed-work/declared-work.js';
import { MappedProcedureRepository } from './figures/mapped-procedure.repository.js';
import { CellRepository } from './computation/cell.repository.js';
import { ComparisonController } from './comparison/comparison.controller.js';
import { ComparedProceduresRepository } from './comparison/compared-procedures.repository.js';
import { ComparedSnapshotsRepository } from './comparison/compared-snapshots.repository.js';
import { ComparisonService } from './comparison/comparison.service.js';
import { CorrectionBasis } from './correction/correction-basis.js';
import { CorrectionRepository } from './correction/correction.repository.js';
import { CorrectionStartRepository } from './correction/correction-start.repository.js';
import { CorrectionController } from './correction/correction.controller.js';
import { CorrectionService } from './correction/correction.service.js';
import { TakeoverRepository } from './correction/takeover.repository.js';
import { AffectedRowsRepository } from './difference/affected-rows.repository.js';
import { FigureBasisRepository } from './difference/figure-basis.repository.js';
import { FigureDifferences } from './difference/figure-difference.js';
import { PartRepository } from './difference/part.repository.js';
import { FigureCheck } from './check/figure-check.service.js';
import { FigureCheckJob } from './check/figure-check.job.js';
import { FigureCheckRepository } from './check/figure-check.repository.js';
import { FigureCheckTask } from './check/figure-check.task.js';
import { DrillDownRepository } from './figures/drill-down.repository.js';
import { FigureCaveats } from './figures/figure-caveats.js';
import { FigureComputation } from './computation/figure-computation.js';
import { FigureHistoryRepository } from './figures/figure-history.repository.js';
import { FigureHistoryService } from './figures/figure-history.service.js';
import { FigureRepository } from './figures/figure.repository.js';
import { FiguresController } from './figures/figures.controller.js';
import { FiguresService } from './figures/figures.service.js';
import { ItemOutlookService } from './figures/item-outlook.service.js';
import { FrozenPeriodRepository } from './snapshot/frozen-period.repository.js';
import { PeriodFreeze } from './snapshot/period-freeze.js';
import { ClosingRowsRepository } from './rows/closing-rows.repository.js';
import { IndicatorRepository } from './indicator/indicator.repository.js';
import { OpenRowsRepository } from './rows/open-rows.repository.js';
import { PeriodFactsRepository } from './rows/period-facts.repository.js';
import { ProvisionalJob } from './computation/provisional.job.js';
import { RatesService } from './figures/rates.service.js';
import { RowRepository } from './rows/row.repository.js';
import { RowSources } from './rows/row-sources.js';
import { LaterChanges } from './snapshot/later-changes.js';
import { SnapshotRepository } from './snapshot/snapshot.repository.js';
import { SnapshotsController } from './snapshot/snapshots.controller.js';
import { YearlyCountChangeRepository } from './snapshot/yearly-count-change.repository.js';

const shared = [
  ComparisonService,
  CorrectionService,
  CorrectionStartRepository,
  FigureBasisRepository,
  FigureCaveats,
  FigureCheck,
  FigureCheckJob,
  FigureCheckTask,
  FigureComputation,
  FigureDifferences,
  FigureHistoryService,
  FigureRepository,
  FiguresService,
  ItemOutlookService,
  FrozenPeriodRepository,
  LaterChanges,
  PeriodFreeze,
  PeriodFactsRepository,
  ProvisionalJob,
  RatesService,
  RowRepository,
  ComparedProceduresRepository,
  ComparedSnapshotsRepository,
  RowSources,
  SnapshotRepository,
];

/** Indicators, their computation, snapshots, drill-down and comparison. */
@RaisesWork('provisional', 'figure-check')
@Module({
  imports: [ReportingModule],
  controllers: [FiguresController, SnapshotsController, ComparisonController, CorrectionController],
  providers: [
    ...shared,
    AffectedRowsRepository,
    MappedProcedureRepository,
    OpenRowsRepository,
    FigureCheckRepository,
    ClosingRowsRepository,
    CellRepository,
    PartRepository,
    CorrectionBasis,
    CorrectionRepository,
    TakeoverRepository,
    DrillDownRepository,
    FigureHistoryRepository,
    IndicatorRepository,
    YearlyCountChangeRepository,
  ],
  exports: shared,
})
export class AchievementModule {}
