import { type Indicator } from '../achievement/indicator/indicator.js';
import { measure } from '../achievement/indicator/measures.js';
import { type FiscalYear } from '../kernel/fiscal-year.js';
import { compareMonths, type Month } from '../kernel/month.js';
import { fiscalYearPeriod, isMonthPeriod, type Period, periodLabel, yearOfPeriod } from '../kernel/period.js';
import { percent, percentOf, type Rate } from '../kernel/rate.js';
import { type ActualFigure } from './actual-figure.repository.js';
import { type Exact, parseDecimal } from '../kernel/exact.js';
import { type ActualDto, type CountUnit } from './progress-answer.dto.js';
import { type SavedActualDto } from './target-answer.dto.js';
import { lastMonthOf } from './trajectory.js';

/** The same with its exact value, for the rules. */
export interface KnownActual {
  month: Month;
  value: Exact;
  rate: Rate | null;
  shown: ActualDto;
}

export function countUnit({ denominator }: Indicator): CountUnit {
  return measure(denominator).adds === '1' ? '手続' : '件';
}

/** Whether it counts the applications of the period itself: then a month is not to be held against a year's target. */
export function countsFlows({ denominator }: Indicator): boolean {
  return measure(denominator).adds === 'pair_total';
}

/**
 * The actual values of a computed indicator, oldest first. Of one that looks at a day these are its months; of one
 * that counts applications its fiscal years and, marked as interim, its months. Figures of 0/0 are left out. `stale`:
 * what is to be said of periods whose figures are old.
 */
export function computedActuals(
  figures: readonly Omit<ActualFigure, 'computedAt'>[],
  indicator: Indicator,
  stale: ReadonlyMap<Period, string> = new Map(),
): KnownActual[] {
  const flows = countsFlows(indicator);
  return figures
    .filter((figure) => figure.indicator === indicator.key && (flows || isMonthPeriod(figure.period)))
    .flatMap((figure) => {
      const value = percentOf(figure);
      const reason = stale.get(figure.period);
      return value === null ? [] : [knownFigure(figure, value, { flows, stale: reason })];
    })
    .sort((a, b) => compareMonths(a.month, b.month) || Number(b.shown.interim) - Number(a.shown.interim));
}

/** The values typed in, oldest first, up to a fiscal year; those taken back are left out. */
export function typedInActuals(
  actuals: readonly SavedActualDto[],
  decimals: number,
  upTo: FiscalYear,
): KnownActual[] {
  return actuals
    .filter(({ fiscalYear }) => fiscalYear <= upTo)
    .flatMap(({ fiscalYear, value, source }) =>
      value === null ? [] : [knownTypedIn({ fiscalYear, value, source }, decimals)],
    )
    .sort((a, b) => compareMonths(a.month, b.month));
}

function knownFigure(
  figure: Omit<ActualFigure, 'computedAt'>,
  value: Exact,
  { flows, stale }: { flows: boolean; stale: string | undefined },
): KnownActual {
  const { period, numerator, denominator, reported, expected, state, revision } = figure;
  const rate = { numerator, denominator };
  const month = isMonthPeriod(period) ? period : lastMonthOf(yearOfPeriod(period));
  return {
    month,
    value,
    rate,
    shown: {
      period,
      periodLabel: periodLabel(period),
      month,
      value: percent(rate) ?? '',
      rate,
      completeness: { reported, expected },
      state,
      revision,
      source: null,
      interim: flows && isMonthPeriod(period),
      ...(stale === undefined ? {} : { stale }),
    },
  };
}

function knownTypedIn(
  { fiscalYear, value, source }: { fiscalYear: FiscalYear; value: string; source: string | null },
  decimals: number,
): KnownActual {
  const period = fiscalYearPeriod(fiscalYear);
  const month = lastMonthOf(fiscalYear);
  const about = { rate: null, completeness: null, state: null, revision: null, interim: false };
  return {
    month,
    value: parseDecimal(value, decimals),
    rate: null,
    shown: { period, periodLabel: periodLabel(period), month, value, source, ...about },
  };
}
