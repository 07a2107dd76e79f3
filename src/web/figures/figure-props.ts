import { type FigureDto } from '../../achievement/figures/figures-answer.dto.js';
import { fiscalYearEnd, fiscalYearOfDate, fiscalYearStart } from '../../kernel/fiscal-year.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { monthEnd, monthOf, monthStart } from '../../kernel/month.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';

/** What the component `Figure` shows of a figure. */
export function figureProps(view: FigureDto) {
  const { name, numerator, denominator, reason, completeness, asOf, edition, rule, source } = view;
  return {
    name,
    rate: numerator === null || denominator === null ? null : { numerator, denominator },
    reason,
    completeness,
    notCounted: view.notCounted?.sentence,
    asOf,
    // Items of the list are stocks: no flows are counted.
    period: view.itemRule === null ? daysLabel(view.period) : undefined,
    state: { state: view.state, revision: view.revision },
    edition: `${dayLabel(edition)}版`,
    rule: `${rule}（${source}）`,
  };
}

/** The days whose applications were counted: a whole month or fiscal year by its name. */
function daysLabel({ from, to }: FigureDto['period']): string {
  const [month, year] = [monthOf(from), fiscalYearOfDate(from)];
  if (from === monthStart(month) && to === monthEnd(month)) return periodLabel(month);
  if (from === fiscalYearStart(year) && to === fiscalYearEnd(year))
    return periodLabel(fiscalYearPeriod(year));
  return `${dayLabel(from)}から${dayLabel(to)}まで`;
}
