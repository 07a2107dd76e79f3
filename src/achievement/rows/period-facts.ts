import { type IsoDate } from '../../kernel/date.js';
import { latestCompleteFiscalYear, type FiscalYear } from '../../kernel/fiscal-year.js';
import { type Month } from '../../kernel/month.js';
import { type MunicipalityKind } from '../../kernel/municipality-code.js';
import {
  isMonthPeriod,
  monthsOfPeriod,
  periodAsOf,
  periodFrom,
  periodTo,
  yearOfPeriod,
  type Period,
} from '../../kernel/period.js';

/** When an item is online: as soon as any of its procedures is, or only when all are. */
export type ItemRule = 'any' | 'all';

/** Whether reports that are submitted but not yet accepted count: they do until the close. */
export type Counting = 'provisional' | 'final';

export interface PeriodDays {
  period: Period;
  /** The day of the stocks: the month's last day, or 31 March. */
  asOf: IsoDate;
  flowsFrom: IsoDate;
  flowsTo: IsoDate;
  /** The month whose reports give the stages: the month itself, or March. */
  stageMonth: Month;
  /** The fiscal year of the yearly counts: the latest complete by `asOf`; a fiscal year's own. */
  yearlyFiscalYear: FiscalYear;
}

export interface PeriodFacts extends PeriodDays {
  municipalityKind: MunicipalityKind;
  itemRule: ItemRule;
  /** The edition of the national list in force. */
  edition: IsoDate;
  /** The edition's tags with their Japanese names. */
  tags: { key: string; name: string }[];
  /** The state of the month (for a fiscal year: of its March); null where it was never opened. */
  monthState: 'open' | 'closing' | 'closed' | null;
  /** The revision of figures computed now. */
  revision: number;
  /** The months up to `stageMonth` that are not closed; only these can have reports waiting for acceptance. */
  unclosedMonths: Month[];
  /** The closed revision of every earlier month from the first of the yearly counts' fiscal year. */
  monthRevisions: Record<Month, number>;
}

/** The days of a period. 31 March completes its fiscal year, so March uses the yearly counts of its own year. */
export function periodDays(period: Period): PeriodDays {
  const asOf = periodAsOf(period);
  return {
    period,
    asOf,
    flowsFrom: periodFrom(period),
    flowsTo: periodTo(period),
    stageMonth: monthsOfPeriod(period).at(-1)!,
    yearlyFiscalYear: isMonthPeriod(period) ? latestCompleteFiscalYear(asOf) : yearOfPeriod(period),
  };
}
