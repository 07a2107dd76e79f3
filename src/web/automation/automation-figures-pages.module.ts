import { Module } from '@nestjs/common';
import { AutomationModule } from '../../automation/automation.module.js';
import { ReportingModule } from '../../reporting/reporting.module.js';
import { PortfolioPageController } from './portfolio/portfolio.controller.js';
import { ResultsPageController } from './results/results.controller.js';
import { ResultsForm } from './results/results-form.service.js';

/** 自動化: the monthly results, and what they come to. */
@Module({
  imports: [AutomationModule, ReportingModule],
  controllers: [ResultsPageController, PortfolioPageController],
  providers: [ResultsForm],
})
export class AutomationFiguresPagesModule {}
