import { Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { ReminderByHandService } from '../../notices/reminder/reminder-by-hand.service.js';
import { GetPage } from '../http/get-page.js';
import { MonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { remindersPage } from './reminders.page.js';

/** 催促: reminds the departments that are late with a month, and gives the text where no mail goes. */
@PageController('months/:month/remind')
export class RemindersController {
  constructor(private readonly reminders: ReminderByHandService) {}

  @GetPage()
  async lateDepartments(@RequestContext() context: Context, @MonthInPath() month: Month): Promise<Screen> {
    const page = remindersPage(month, await this.reminders.late(context, month));
    return new Screen(`${periodLabel(month)}の催促`, page);
  }

  @Post()
  async remind(@RequestContext() context: Context, @MonthInPath() month: Month): Promise<SeeOther> {
    const reminded = await this.reminders.remind(context, month);
    return reminded === 0
      ? new SeeOther(`/months/${month}/remind`, '今日まだ催促していない課はありません。', 'info')
      : new SeeOther(`/months/${month}/remind`, `${reminded}課に催促しました。`);
  }
}
