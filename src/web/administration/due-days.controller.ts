import { Get } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { DueDayService } from '../../closing/opening/due-day.service.js';
import { PageController } from '../http/page-controller.js';
import { Screen } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';
import { dueDaysPage } from './due-days.page.js';

@PageController('administration/due-days')
export class DueDaysController {
  constructor(private readonly dueDays: DueDayService) {}

  @Get()
  async comingDueDays(@RequestContext() context: Context): Promise<Screen> {
    const coming = await this.dueDays.coming(context);
    const tabs = administrationTabs(context, '/administration/due-days');
    return new Screen('提出期限', dueDaysPage({ ...coming, tabs }));
  }
}
