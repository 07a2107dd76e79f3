import { Module } from '@nestjs/common';
import { ReportingModule } from '../reporting/reporting.module.js';
import { ClosingController } from './closing.controller.js';
import { ClosingService } from './closing.service.js';

/** The end of a month's life: closing, taking a close back, reopening for a correction. */
@Module({
  imports: [ReportingModule],
  controllers: [ClosingController],
  providers: [ClosingService],
  exports: [ClosingService],
})
export class ClosingModule {}
