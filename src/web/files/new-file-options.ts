import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { MonthService } from '../../closing/month.service.js';
import { type ImportKind } from '../../exchange/import-kinds.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { latestCompleteFiscalYear } from '../../kernel/fiscal-year.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { CLOCK } from '../../platform/clock-token.js';
import { PriorityListService } from '../../priority-list/priority-list.service.js';
import { type NewFileChoices } from './new-file.page.js';

/** Yearly counts are rarely entered later than that. */
const YEARS = 10;

/** What can be chosen beside a file. */
@Injectable()
export class NewFileOptions {
  constructor(
    private readonly months: MonthService,
    private readonly list: PriorityListService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads only what the kind takes. */
  async of(context: Context, { takes }: ImportKind): Promise<NewFileChoices> {
    const [months, editions] = await Promise.all([
      takes.month ? this.months.list(context) : [],
      takes.edition ? this.list.editions(context) : [],
    ]);
    const newestYear = latestCompleteFiscalYear(tokyoToday(this.clock));
    return {
      months: months
        .filter(({ state }) => state === 'open')
        .map(({ month }) => ({ value: month, label: periodLabel(month) })),
      fiscalYears: Array.from({ length: YEARS }, (_, back) => newestYear - back).map((year) => ({
        value: String(year),
        label: periodLabel(fiscalYearPeriod(year)),
      })),
      editions: [
        { value: '', label: '自団体の版' },
        ...editions.map(({ edition }) => ({ value: edition, label: edition })),
      ],
    };
  }
}
