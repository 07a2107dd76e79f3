import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type MunicipalityDto } from '../../access/municipality/municipality.dto.js';
import { type Clock } from '../../kernel/clock.js';
import { parseDate } from '../../kernel/date.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { stopPoint } from '../../platform/stop-point.js';
import { holidayCalendar } from '../../reporting/month/holiday-calendar.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { noticeKey } from '../../reporting/notice-key.js';
import { SubmissionOverviewRepository } from '../../reporting/submission/submission-overview.repository.js';
import { reminderOccasion, remindersGoOut } from './reminder-occasion.js';
import { type Reminder, ReminderRepository } from './reminder.repository.js';
import { systemContext } from '../../access/system-context.js';

/**
 * Reminds the departments that have not submitted, once on each occasion. A month that was reopened for a correction
 * is past its due day: nobody is reminded of it.
 */
@Injectable()
export class ReminderTask {
  constructor(
    private readonly database: Database,
    private readonly months: MonthRepository,
    private readonly overview: SubmissionOverviewRepository,
    private readonly reminders: ReminderRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ code }: MunicipalityDto): Promise<void> {
    if (!remindersGoOut(this.clock.now(), holidayCalendar())) return;
    const context = systemContext(code, '自動処理');
    for (const reminder of await this.due(context)) await this.remind(context, reminder);
  }

  private async due(context: Context): Promise<Reminder[]> {
    return this.database.snapshot(context, async (tx) => {
      const due = (await this.months.list(tx)).flatMap(({ month, dueOn, state, revision }): Reminder[] => {
        if (state !== 'open' || revision > 1) return [];
        const occasion = reminderOccasion(parseDate(dueOn), this.clock.now(), holidayCalendar());
        return occasion === null ? [] : [{ month, occasion }];
      });
      if (due.length === 0) return due;
      const months = due.map(({ month }) => month);
      const sentReminders = new Set((await this.reminders.sent(tx, months, this.clock.now())).map(nameOf));
      return due.filter((reminder) => !sentReminders.has(nameOf(reminder)));
    });
  }

  private async remind(context: Context, reminder: Reminder): Promise<void> {
    await this.database.transaction(context, async (tx) => {
      const submissions = await this.overview.list(tx, reminder.month, null);
      const missing = submissions
        .filter(({ state }) => state !== 'submitted' && state !== 'accepted')
        .map(({ departmentId }) => departmentId);
      if (!(await this.reminders.add(tx, reminder, missing, this.clock.now()))) return;
      const keys = missing.map((departmentId) => noticeKey({ kind: 'reminder', ...reminder, departmentId }));
      await this.owedWork.raise(tx, 'notice', keys);
      stopPoint('reminder:before-commit');
    });
    stopPoint('reminder:after-commit');
  }
}

function nameOf({ month, occasion }: Reminder): string {
  return `${month}/${occasion}`;
}
