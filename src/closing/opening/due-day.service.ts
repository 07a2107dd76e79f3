import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { MunicipalityRepository } from '../../access/municipality/municipality.repository.js';
import { permit } from '../../access/permissions.js';
import { closedBecause } from '../../kernel/business-day.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { isDate, type IsoDate } from '../../kernel/date.js';
import { addMonths, type Month, monthRange, newestEndedMonth } from '../../kernel/month.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { periodLabel } from '../../kernel/period.js';
import { conflict, orNotFound, Problem } from '../../platform/problem.js';
import { type MonthDto } from '../../reporting/month/month.dto.js';
import { holidayCalendar } from '../../reporting/month/holiday-calendar.js';
import { dueOn, dueOnOpenedFrom, refuseUnlikelyDueDay } from './month-opening.js';
import { monthNotFound, MonthRepository, openRow } from '../../reporting/month/month.repository.js';
import { type MonthState } from '../../reporting/month/month-states.js';

interface DueDay {
  month: Month;
  dueOn: IsoDate;
  /** The due day before it was moved, and why it was; both null where it was not moved. */
  movedFrom: IsoDate | null;
  movedBecause: string | null;
  /** How far the month has come; null where it is not open yet and the day is what it will be. */
  state: MonthState | null;
  /** Whether it may be changed: the month is open for the first time. */
  changeable: boolean;
}

export interface DueDays {
  dueDay: number;
  days: DueDay[];
}

const AHEAD = 13;
/** 「…は受付の遅れのため」 */
const LATE_OPENING = '受付の遅れ';

/** @throws Problem 409: what is reported anew in a correction has no due day */
function refuseUnlessFirst({ month, revision }: MonthDto): void {
  if (revision === 1) return;
  const title = `${periodLabel(month)}は訂正中のため、提出期限を変更できません。`;
  throw new Problem(409, 'month-in-correction', title, {
    detail: '提出期限は、一度も確定していない、受付中の月にだけあります。',
  });
}

@Injectable()
export class DueDayService {
  constructor(
    private readonly database: Database,
    private readonly months: MonthRepository,
    private readonly municipalities: MunicipalityRepository,
    private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A month whose due day can be changed. @throws Problem 404, 409 where it is not open, or is being corrected */
  async changeable(context: Context, month: Month): Promise<MonthDto> {
    permit(context, 'month.manage');
    return this.database.snapshot(context, async (tx) => {
      const row = await this.months.mustFind(tx, month);
      refuseUnlessFirst(openRow(month, row));
      return row;
    });
  }

  /**
   * Sets the due day of an open month; reminders follow it from then on.
   * @throws Problem 404, 409 where the month is not open or is being corrected, or somebody was first, 422 for no such day
   */
  async change(context: Context, month: Month, version: number, dueOn: string): Promise<void> {
    permit(context, 'month.manage');
    refuseUnlikelyDueDay(month, dueOn);
    await this.database.transaction(context, async (tx) => {
      const row = await this.months.lockForClosing(tx, month);
      if (!row) throw monthNotFound(month);
      refuseUnlessFirst(openRow(month, row));
      if (row.version !== version) throw conflict('提出期限', { dueOn, version }, row);
      if (row.dueOn === dueOn) return;
      await this.months.setDueOn(tx, month, dueOn);
      const change = { before: { dueOn: row.dueOn }, after: { dueOn } };
      await this.audit.record(tx, context, [auditEntry('month.due-day', month, change)]);
    });
  }

  /** The due days of the newest ended month and of those of a year ahead: the one set at opening, else the coming one. */
  async coming(context: Context): Promise<DueDays> {
    permit(context, 'month.read');
    const today = tokyoToday(this.clock);
    const first = newestEndedMonth(today);
    return this.database.snapshot(context, async (tx) => {
      const municipality = orNotFound(await this.municipalities.find(tx), '団体');
      const opened = new Map((await this.months.list(tx)).map((row) => [row.month, row]));
      const days = monthRange(first, addMonths(first, AHEAD - 1)).map((month): DueDay => {
        const plain = dueOn(month, municipality.dueDay);
        const row = opened.get(month);
        const due = row && isDate(row.dueOn) ? row.dueOn : dueOnOpenedFrom(month, municipality.dueDay, today);
        const isMoved = due !== plain && row === undefined;
        return {
          month,
          dueOn: due,
          movedFrom: isMoved ? plain : null,
          movedBecause: isMoved ? (closedBecause(plain, holidayCalendar()) ?? LATE_OPENING) : null,
          state: row?.state ?? null,
          changeable: row?.state === 'open' && row.revision === 1,
        };
      });
      return { dueDay: municipality.dueDay, days };
    });
  }
}
