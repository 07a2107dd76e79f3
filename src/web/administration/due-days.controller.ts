import { Body, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { DueDayService } from '../../closing/opening/due-day.service.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { type FormBody } from '../http/form-body.js';
import { GetPage } from '../http/get-page.js';
import { MonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { type Screen, SeeOther } from '../http/screen.js';
import { administrationScreen } from './administration-screen.js';
import { DUE_DAY_FORM, dueDayPage, dueDaysPage } from './due-days.page.js';

const HERE = '/administration/due-days';

@PageController('administration/due-days')
export class DueDaysController {
  constructor(private readonly dueDays: DueDayService) {}

  @GetPage()
  async comingDueDays(@RequestContext() context: Context): Promise<Screen> {
    const mayChange = reach(context, 'month.manage') !== 'none';
    const page = dueDaysPage(await this.dueDays.coming(context), mayChange);
    return administrationScreen(context, HERE, '提出期限', page);
  }

  @GetPage(':month')
  async dueDayOf(@RequestContext() context: Context, @MonthInPath() month: Month): Promise<Screen> {
    const { dueOn, version } = await this.dueDays.changeable(context, month);
    return screenOf(context, month, FormState.of(DUE_DAY_FORM, { dueOn, version }));
  }

  @Post(':month')
  changeDueDay(@RequestContext() context: Context, @MonthInPath() month: Month, @Body() posted: FormBody) {
    return submitForm({
      form: DUE_DAY_FORM,
      posted,
      act: ({ dueOn }: { dueOn: string }, { version }) => this.dueDays.change(context, month, version, dueOn),
      done: () => new SeeOther(HERE, `${periodLabel(month)}の提出期限を変更しました。`),
      again: (state) => screenOf(context, month, state),
      current: () => this.dueDays.changeable(context, month),
    });
  }
}

function screenOf(context: Context, month: Month, state: FormState): Screen {
  const title = `${periodLabel(month)}の提出期限`;
  return administrationScreen(context, HERE, title, dueDayPage(month, state), state);
}
