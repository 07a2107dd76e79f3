import { Module } from '@nestjs/common';
import { AchievementModule } from '../../achievement/achievement.module.js';
import { PublicationModule } from '../../publication/publication.module.js';
import { ComparisonPagesModule } from '../comparison/comparison-pages.module.js';
import { ReportsController } from './reports.controller.js';
import { ReportsReader } from './reports.reader.js';

/** 報告書: the list, a month's report as a page, and its stored files. */
@Module({
  imports: [AchievementModule, PublicationModule, ComparisonPagesModule],
  controllers: [ReportsController],
  providers: [ReportsReader],
})
export class ReportsPagesModule {}
