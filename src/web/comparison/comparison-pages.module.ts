import { Module } from '@nestjs/common';
import { AchievementModule } from '../../achievement/achievement.module.js';
import { ComparisonPageController } from './comparison.controller.js';
import { CorrectionReasons } from './correction-reasons.service.js';

/** 期間・版の比較, and why months were corrected. */
@Module({
  imports: [AchievementModule],
  controllers: [ComparisonPageController],
  providers: [CorrectionReasons],
  exports: [CorrectionReasons],
})
export class ComparisonPagesModule {}
