import { Inject, Injectable } from '@nestjs/common';
import { type MunicipalityDto } from '../../access/municipality/municipality.dto.js';
import { type Clock, tokyoDate, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem.js';
import { MonthService } from '../month.service.js';
import { MonthWithdrawalRepository } from '../withdrawal/month-withdrawal.repository.js';
import { monthToOpen } from './month-to-open.js';
import { systemContext } from '../../access/system-context.js';

/** Opens a month on the 1st of the following month. The month's own row, of which there is one, says that it was opened. */
@Injectable()
export class MonthOpeningTask {
  constructor(
    private readonly database: Database,
    private readonly months: MonthService,
    private readonly withdrawals: MonthWithdrawalRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ code, opensByItself }: MunicipalityDto): Promise<void> {
    if (!opensByItself) return;
    const context = systemContext(code, '自動処理');
    const opened = (await this.months.list(context)).map(({ month }) => month);
    const withdrawn = await this.database.snapshot(context, (tx) => this.withdrawals.withdrawals(tx));
    const days = withdrawn.map(({ month, at }) => ({ month, on: tokyoDate(at) }));
    const month = monthToOpen(tokyoToday(this.clock), opened, days);
    if (month === null) return;
    try {
      await this.months.open(context, month);
    } catch (error) {
      // Another worker or a person was first.
      if (!(error instanceof Problem && error.code === 'month-already-opened')) throw error;
    }
  }
}
