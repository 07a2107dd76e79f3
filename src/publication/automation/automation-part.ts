import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { type Month } from '../../kernel/month.js';
import {
  type EstimatedViewDto,
  type HoursViewDto,
  type ProgrammeDto,
} from '../../automation/portfolio/hours-answer.dto.js';
import { type MoneyViewDto } from '../../automation/portfolio/money-answer.dto.js';
import { type PortfolioDto } from '../../automation/portfolio/portfolio-answer.dto.js';
import { type HoursOfPeriodDto } from '../../automation/portfolio/monthly-part-answer.dto.js';
import { monthlyAutomation } from '../../automation/portfolio/monthly-part.js';
import { monthsReported } from '../../automation/portfolio/looked-at.js';
import { portfolioOf } from '../../automation/portfolio/portfolio.js';
import { type ReportFacts } from '../report-facts.js';

/** 自動化の効果 of the month and of its fiscal year. */
export interface ReportAutomation {
  /** In production at the month's end. */
  inProduction: number;
  programme: ProgrammeDto;
  ofMonth: ReportHours;
  /** From April to the month. */
  ofYear: ReportHours;
  /**
   * What an hour costs, what was saved and what it cost, of the same months of the year. A report that is kept may not
   * say what 費用対効果 stands on.
   */
  money: Omit<MoneyViewDto, 'compared'> & Partial<Pick<MoneyViewDto, 'compared'>>;
  /** Projects that saved less in the year's months than they promised for them; most hours missing first. */
  shortfalls: PortfolioDto['shortfalls'];
  /** Robots that stood still or failed too often. */
  robots: PortfolioDto['robots'];
}

/** 実績 and 見込, never summed. */
export interface ReportHours {
  /** `2026年10月（令和8年10月）`; of a year, its name: 「令和8年度（2026年度）」. */
  label: string;
  from: Month;
  to: Month;
  actual: Omit<HoursViewDto, 'months'>;
  estimated: EstimatedViewDto;
}

/** What automation saved; left out where there are no projects. */
export function automationPart({ now, rooms }: ReportFacts): { automation?: ReportAutomation } {
  const { projects, purse } = rooms;
  if (projects.length === 0) return {};
  const { month } = now;
  const months = monthsReported(month);
  const { inProduction, programme, fiscalYear, ofMonth, ofYear } = monthlyAutomation(projects, month);
  const { money, shortfalls, robots } = portfolioOf(projects, { year: fiscalYear, months }, purse);
  const yearLabel = periodLabel(fiscalYearPeriod(fiscalYear));
  return {
    automation: {
      inProduction,
      programme,
      ofMonth: hoursOf(ofMonth, { label: periodLabel(month), from: month, to: month }),
      ofYear: hoursOf(ofYear, { label: yearLabel, from: months[0] ?? month, to: month }),
      money,
      shortfalls,
      robots,
    },
  };
}

function hoursOf(
  { hours, estimated }: HoursOfPeriodDto,
  about: Pick<ReportHours, 'label' | 'from' | 'to'>,
): ReportHours {
  const { before, after, saved, reductionPercent, byBasis, robotHours, completeness } = hours;
  const actual = { before, after, saved, reductionPercent, byBasis, robotHours, completeness };
  return { ...about, actual, estimated };
}
