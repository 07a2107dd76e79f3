import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { type Month } from '../../kernel/month.js';
import { type HoursView } from '../../automation/portfolio/hours-view.js';
import { type MoneyView } from '../../automation/portfolio/money-view.js';
import { monthlyAutomation, type HoursOfPeriod } from '../../automation/portfolio/monthly-part.js';
import { monthsReported } from '../../automation/portfolio/looked-at.js';
import { portfolioOf, type EstimatedView, type Portfolio } from '../../automation/portfolio/portfolio.js';
import { type Programme } from '../../automation/portfolio/programme.js';
import { type ReportFacts } from '../report-facts.js';

/** 自動化の効果 of the month and of its fiscal year. */
export interface ReportAutomation {
  /** In production at the month's end. */
  inProduction: number;
  programme: Programme;
  ofMonth: ReportHours;
  /** From April to the month. */
  ofYear: ReportHours;
  /**
   * What an hour costs, what was saved and what it cost, of the same months of the year. A report that is kept may not
   * say what 費用対効果 stands on.
   */
  money: Omit<MoneyView, 'compared'> & Partial<Pick<MoneyView, 'compared'>>;
  /** Projects that saved less in the year's months than they promised for them; most hours missing first. */
  shortfalls: Portfolio['shortfalls'];
  /** Robots that stood still or failed too often. */
  robots: Portfolio['robots'];
}

/** 実績 and 見込, never summed. */
export interface ReportHours {
  /** `2026年10月（令和8年10月）`; of a year, its name: 「令和8年度（2026年度）」. */
  label: string;
  from: Month;
  to: Month;
  actual: Omit<HoursView, 'months'>;
  estimated: EstimatedView;
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
  { hours, estimated }: HoursOfPeriod,
  about: Pick<ReportHours, 'label' | 'from' | 'to'>,
): ReportHours {
  const { before, after, saved, reductionPercent, byBasis, robotHours, completeness } = hours;
  const actual = { before, after, saved, reductionPercent, byBasis, robotHours, completeness };
  return { ...about, actual, estimated };
}
