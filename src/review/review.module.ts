import { Module } from '@nestjs/common';
import { ReportingModule } from '../reporting/reporting.module.js';
import { ActionController } from './action.controller.js';
import { ActionRepository } from './action.repository.js';
import { ActionService } from './action.service.js';
import { DepartmentActionsRepository } from './department-actions.repository.js';
import { ReviewController } from './review.controller.js';
import { ReviewReader } from './review.reader.js';
import { ReviewService } from './review.service.js';
import { ReviewTextRepository } from './review-text.repository.js';

const shared = [DepartmentActionsRepository, ReviewReader, ReviewService, ActionService];

/** 課題・対応・次月の予定 written with each month, and the actions that come back until done. */
@Module({
  imports: [ReportingModule],
  controllers: [ReviewController, ActionController],
  providers: [...shared, ReviewTextRepository, ActionRepository],
  exports: shared,
})
export class ReviewModule {}
