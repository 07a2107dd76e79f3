import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { MunicipalityRepository } from '../../access/municipality/municipality.repository.js';
import { permit } from '../../access/permissions.js';
import { closedBecause } from '../../kernel/business-day.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { isDate, type IsoDate } from '../../kernel/date.js';
import { addMonths, type Month, monthRange, newestEndedMonth } from '../../kernel/month.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { orNotFound } from '../../platform/problem.js';
import { holidayCalendar } from '../../reporting/month/holiday-calendar.js';
import { dueOn, dueOnBusinessDay } from './month-opening.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { type MonthState } from '../../reporting/month/month-states.js';

interface DueDay {
  month: Month;
  dueOn: IsoDate;
  /** The due day before it was moved, and why it was; both null where it was not moved. */
  movedFrom: IsoDate | null;
  movedBecause: string | null;
  /** How far the month has come; null where it is not open yet and the day is what it will be. */
  state: MonthState | null;
}

export interface DueDays {
  dueDay: number;
  days: DueDay[];
}

const AHEAD = 13;

@Injectable()
export class DueDayService {
  constructor(
    private readonly database: Database,
    private readonly months: MonthRepository,
    private readonly municipalities: MunicipalityRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The due days of the newest ended month and of those of a year ahead: the one set at opening, else the coming one. */
  async coming(context: Context): Promise<DueDays> {
    permit(context, 'month.read');
    const first = newestEndedMonth(tokyoToday(this.clock));
    return this.database.snapshot(context, async (tx) => {
      const municipality = orNotFound(await this.municipalities.find(tx), '団体');
      const opened = new Map((await this.months.list(tx)).map((row) => [row.month, row]));
      const days = monthRange(first, addMonths(first, AHEAD - 1)).map((month): DueDay => {
        const plain = dueOn(month, municipality.dueDay);
        const row = opened.get(month);
        const due = row && isDate(row.dueOn) ? row.dueOn : dueOnBusinessDay(month, municipality.dueDay);
        const isMoved = due !== plain && row === undefined;
        return {
          month,
          dueOn: due,
          movedFrom: isMoved ? plain : null,
          movedBecause: isMoved ? closedBecause(plain, holidayCalendar()) : null,
          state: row?.state ?? null,
        };
      });
      return { dueDay: municipality.dueDay, days };
    });
  }
}
