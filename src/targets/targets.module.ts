import { Module } from '@nestjs/common';
import { ManualActualRepository } from './manual-actual.repository.js';
import { TargetController } from './target.controller.js';
import { TargetRepository } from './target.repository.js';
import { TargetService } from './target.service.js';

/** Targets by fiscal year, indicators typed in by hand, and the plan's table. */
@Module({
  controllers: [TargetController],
  providers: [ManualActualRepository, TargetRepository, TargetService],
  exports: [TargetService],
})
export class TargetsModule {}
