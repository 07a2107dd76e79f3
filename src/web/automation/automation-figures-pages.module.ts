import { Module } from '@nestjs/common';
import { AutomationModule } from '../../automation/automation.module.js';
import { ClosingModule } from '../../closing/closing.module.js';
import { ReportingModule } from '../../reporting/reporting.module.js';
import { PortfolioPageController } from './portfolio/portfolio.controller.js';
import { ResultsPageController } from './results/results.controller.js';
import { ResultsDesk } from './results/results-desk.service.js';

/** 自動化: the monthly results, and what they come to. */
@Module({
  imports: [AutomationModule, ClosingModule, ReportingModule],
  controllers: [ResultsPageController, PortfolioPageController],
  providers: [ResultsDesk],
})
export class AutomationFiguresPagesModule {}
