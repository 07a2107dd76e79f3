import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { CorrectionService } from '../../achievement/correction/correction.service.js';
import { type Month, parseMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type Fault, Problem } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { correctionPage, takeoversPage } from './correction.page.js';
import { readDifferenceKey } from './difference-key.js';

@ApiExcludeController()
@Controller('months/:month/correction')
export class CorrectionPageController {
  constructor(private readonly corrections: CorrectionService) {}

  /** Of a month that is closed again what was taken over into its corrections; where nothing was, its own page. */
  @Get()
  async showCorrection(
    @RequestContext() context: Context,
    @Param('month') text: string,
  ): Promise<Screen | SeeOther> {
    return this.screen(context, parseMonth(text), []);
  }

  @Post()
  async takeOver(
    @RequestContext() context: Context,
    @Param('month') text: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    const month = parseMonth(text);
    const keys = textsOf(form, 'difference').flatMap((one) => readDifferenceKey(one) ?? []);
    try {
      await this.corrections.takeOver(context, month, { keys, reason: textOf(form, 'reason') });
    } catch (error) {
      if (error instanceof Problem && error.status === 409) {
        return new SeeOther(`/months/${month}`, `${error.title}現在の状態を表示しています。`, 'info');
      }
      return this.screen(context, month, faultsIn(error));
    }
    return new SeeOther(`/months/${month}/correction`, `${keys.length}件の変更を訂正に取り込みました。`);
  }

  private async screen(context: Context, month: Month, faults: readonly Fault[]): Promise<Screen | SeeOther> {
    const mayTakeOver = reach(context, 'month.manage') !== 'none';
    const status = faults.length === 0 ? 200 : 422;
    try {
      const correction = await this.corrections.view(context, month);
      const page = correctionPage({ correction, mayTakeOver, faults });
      return new Screen(`${periodLabel(month)}の確定後の変更`, page, { status });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'no-correction') throw error;
      const takeovers = await this.corrections.history(context, month);
      if (takeovers.length > 0) {
        return new Screen(`${periodLabel(month)}の訂正に取り込んだ変更`, takeoversPage({ month, takeovers }));
      }
      return new SeeOther(`/months/${month}`, `${error.title}現在の状態を表示しています。`, 'info');
    }
  }
}
