import { Module } from '@nestjs/common';
import { ClosingModule } from '../../closing/closing.module.js';
import { ReportingModule } from '../../reporting/reporting.module.js';
import { ReviewModule } from '../../review/review.module.js';
import { ActionPageController } from './action.controller.js';
import { ActionsPageController } from './actions.controller.js';
import { ReviewTextsController } from './review-texts.controller.js';
import { ReviewPageController } from './review.controller.js';

/** 課題と対応: what is written with a month, and its actions. */
@Module({
  imports: [ClosingModule, ReportingModule, ReviewModule],
  controllers: [ReviewPageController, ReviewTextsController, ActionsPageController, ActionPageController],
})
export class ReviewPagesModule {}
