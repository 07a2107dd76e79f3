import { Body, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { CorrectionService } from '../../achievement/correction/correction.service.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type Problem } from '../../platform/problem.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { refusalIn } from '../http/faults-in.js';
import { type FormBody, textsOf } from '../http/form-body.js';
import { MonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { correctionPage, TAKEOVER_FORM, takeoversPage } from './correction.page.js';
import { readDifferenceKey } from './difference-key.js';

@PageController('months/:month/correction')
export class CorrectionPageController {
  constructor(private readonly corrections: CorrectionService) {}

  /**
   * For a month that is closed again, what was taken over into its corrections; where nothing was, the month's page.
   */
  @GetPage()
  async showCorrection(@RequestContext() context: Context, @MonthInPath() month: Month) {
    return this.screen(context, month, FormState.of(TAKEOVER_FORM));
  }

  @Post()
  takeOver(@RequestContext() context: Context, @MonthInPath() month: Month, @Body() posted: FormBody) {
    const keys = textsOf(posted, 'difference').flatMap((one) => readDifferenceKey(one) ?? []);
    return submitForm({
      form: TAKEOVER_FORM,
      posted,
      act: ({ reason }: { reason: string }) => this.corrections.takeOver(context, month, { keys, reason }),
      done: () =>
        new SeeOther(`/months/${month}/correction`, `${keys.length}件の変更を訂正に取り込みました。`),
      again: (state) => this.screen(context, month, state),
      instead: (refusal) => (refusal.status === 409 ? presentState(month, refusal) : null),
    });
  }

  private async screen(context: Context, month: Month, state: FormState): Promise<Screen | SeeOther> {
    const mayTakeOver = reach(context, 'month.manage') !== 'none';
    try {
      const correction = await this.corrections.view(context, month);
      const page = correctionPage({ correction, mayTakeOver, state });
      return new Screen(`${periodLabel(month)}の確定後の変更`, page, state);
    } catch (error) {
      const refusal = refusalIn(error, 'no-correction');
      const takeovers = await this.corrections.history(context, month);
      if (takeovers.length > 0) {
        return new Screen(`${periodLabel(month)}の訂正に取り込んだ変更`, takeoversPage(month, takeovers));
      }
      return presentState(month, refusal);
    }
  }
}

function presentState(month: Month, { title }: Problem): SeeOther {
  return new SeeOther(`/months/${month}`, `${title}現在の状態を表示しています。`, 'info');
}
