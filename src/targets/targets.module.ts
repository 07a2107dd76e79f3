import { Module } from '@nestjs/common';
import { AchievementModule } from '../achievement/achievement.module.js';
import { ActualFigureRepository } from './actual-figure.repository.js';
import { FirstPlanRepository } from './first-plan.repository.js';
import { ForecastRowsRepository } from './forecast-rows.repository.js';
import { ForecastReader } from './forecast.reader.js';
import { ForecastService } from './forecast.service.js';
import { ManualActualRepository } from './manual-actual.repository.js';
import { MonthSnapshotReader } from './month-snapshot.reader.js';
import { ProgressReader } from './progress.reader.js';
import { ProgressService } from './progress.service.js';
import { TargetController } from './target.controller.js';
import { TargetHistoryRepository } from './target-history.repository.js';
import { TargetRepository } from './target.repository.js';
import { TargetService } from './target.service.js';

const shared = [
  TargetRepository,
  FirstPlanRepository,
  ForecastRowsRepository,
  ForecastReader,
  ForecastService,
  ProgressReader,
  ProgressService,
  TargetService,
];

/** Targets by fiscal year, indicators typed in by hand, the plan's table, the way and the forecast. */
@Module({
  imports: [AchievementModule],
  controllers: [TargetController],
  providers: [
    ...shared,
    ActualFigureRepository,
    ManualActualRepository,
    MonthSnapshotReader,
    TargetHistoryRepository,
  ],
  exports: shared,
})
export class TargetsModule {}
