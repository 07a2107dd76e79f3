import { fiscalYearOf } from '../../kernel/fiscal-year.js';
import { type Month, monthEnd } from '../../kernel/month.js';
import { hoursView } from './hours-view.js';
import { type HoursOfPeriodDto, type MonthlyAutomationDto } from './portfolio.dto.js';
import { monthsReported } from './looked-at.js';
import { estimatedView, summed } from './portfolio.js';
import { programme } from './programme.js';
import { stageAt } from '../stage/stage-line.js';
import { projectEffect, type ProjectFacts } from './project-effect.js';

/** The part of the monthly report on automation. No projects give 0 hours of 0 projects. */
export function monthlyAutomation(all: readonly ProjectFacts[], month: Month): MonthlyAutomationDto {
  const period = (months: readonly Month[]): HoursOfPeriodDto => {
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
