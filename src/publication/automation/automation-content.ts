import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { type HoursOfPeriodDto } from '../../automation/portfolio/portfolio.dto.js';
import { monthlyAutomation, portfolioOf } from '../../automation/portfolio/portfolio.js';
import { monthsReported } from '../../automation/portfolio/covered-months.js';
import { type ReportFacts } from '../report-facts.js';
import { type ReportAutomationDto, type ReportHoursDto } from '../report-parts-answer.dto.js';

/** What automation saved; left out where there are no projects. */
export function automationContent({ now, related }: ReportFacts): { automation?: ReportAutomationDto } {
  const { projects, purse } = related;
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
  about: Pick<ReportHoursDto, 'label' | 'from' | 'to'>,
): ReportHoursDto {
  const { before, after, saved, reductionPercent, byBasis, robotHours, completeness } = hours;
  const actual = { before, after, saved, reductionPercent, byBasis, robotHours, completeness };
  return { ...about, actual, estimated };
}
