import { fiscalYearOf, type FiscalYear } from '../../kernel/fiscal-year.js';
import { type Month, monthEnd } from '../../kernel/month.js';
import { type HoursView, hoursView } from './hours-view.js';
import { monthsReported } from './looked-at.js';
import { estimatedView, type EstimatedView, summed } from './portfolio.js';
import { type Programme, programme } from './programme.js';
import { stageAt } from '../stage/stage-line.js';
import { projectEffect, type ProjectFacts } from './project-effect.js';

/** The hours of a period: 実績 with basis and completeness, 見込 apart. */
export interface HoursOfPeriod {
  hours: HoursView;
  estimated: EstimatedView;
}

/** What the monthly report says of automation. Plain data: it can be stored with the report. */
export interface MonthlyAutomation {
  month: Month;
  fiscalYear: FiscalYear;
  /** Those there were by the month's end. */
  projects: number;
  /** In production at the month's end. */
  inProduction: number;
  programme: Programme;
  ofMonth: HoursOfPeriod;
  /** From April to the month. */
  ofYear: HoursOfPeriod;
}

/** The part of the monthly report on automation. No projects give 0 hours of 0 projects. */
export function monthlyAutomation(all: readonly ProjectFacts[], month: Month): MonthlyAutomation {
  const period = (months: readonly Month[]): HoursOfPeriod => {
    const effects = all.map((facts) => projectEffect(facts, months));
    return { hours: hoursView(summed(effects)), estimated: estimatedView(effects) };
  };
  const counts = programme(
    all.map(({ stages }) => stages),
    monthEnd(month),
  );
  return {
    month,
    fiscalYear: fiscalYearOf(month),
    projects: counts.projects,
    inProduction: all.filter(({ stages }) => standsIn(stages, month)).length,
    programme: counts,
    ofMonth: period([month]),
    ofYear: period(monthsReported(month)),
  };
}

function standsIn(stages: ProjectFacts['stages'], month: Month): boolean {
  return stageAt(stages, monthEnd(month))?.stage === 'production';
}
