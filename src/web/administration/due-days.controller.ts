import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { DueDayService } from '../../closing/opening/due-day.service.js';
import { GetPage } from '../http/get-page.js';
import { PageController } from '../http/page-controller.js';
import { type Screen } from '../http/screen.js';
import { administrationScreen } from './administration-screen.js';
import { dueDaysPage } from './due-days.page.js';

@PageController('administration/due-days')
export class DueDaysController {
  constructor(private readonly dueDays: DueDayService) {}

  @GetPage()
  async comingDueDays(@RequestContext() context: Context): Promise<Screen> {
    const page = dueDaysPage(await this.dueDays.coming(context));
    return administrationScreen(context, '/administration/due-days', '提出期限', page);
  }
}
