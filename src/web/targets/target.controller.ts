import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit, reach } from '../../access/permissions.js';
import { InvalidInput } from '../../kernel/invalid-input.js';
import { type Fault, invalid } from '../../platform/problem.js';
import { ForecastService } from '../../targets/forecast.service.js';
import { ProgressService } from '../../targets/progress.service.js';
import { SaveActual, WithdrawTarget } from '../../targets/target.dto.js';
import { TargetService } from '../../targets/target.service.js';
import { checked } from '../http/checked-form.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { plainNumber } from './plain-number.js';
import { readFiscalYear } from './read-fiscal-year.js';
import { targetPage, type TargetPageView } from './target.page.js';
import { withdrawPage } from './withdraw.page.js';
import { withdrawnPage } from './withdrawn.page.js';

@ApiExcludeController()
@Controller('targets/:id')
export class TargetPageController {
  constructor(
    private readonly targets: TargetService,
    private readonly progress: ProgressService,
    private readonly forecasts: ForecastService,
  ) {}

  @Get()
  target(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.screen(context, id);
  }

  @Post('actuals')
  async saveActual(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'targets.edit');
    try {
      const year = yearIn(form);
      const value = plainNumber(textOf(form, 'value'));
      const fields = { value: value === '' ? null : value, source: textOf(form, 'source').trim() || null };
      const input = await checked(SaveActual, fields);
      await this.targets.saveActual(context, id, year, versionIn(form, year), input);
    } catch (error) {
      return this.screen(context, id, faultsIn(error), form);
    }
    return new SeeOther(`/targets/${id}`, '実績値を保存しました。');
  }

  @Get('withdraw')
  async withdrawForm(
    @RequestContext() context: Context,
    @Param('id') id: string,
  ): Promise<Screen | SeeOther> {
    permit(context, 'targets.edit');
    const { name, version, withdrawn } = await this.targets.get(context, id);
    if (withdrawn) return new SeeOther(`/targets/${id}`);
    return new Screen(`目標の取下げ ${name}`, withdrawPage({ id, version, reason: '', faults: [] }));
  }

  @Post('withdraw')
  async withdraw(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'targets.edit');
    const { name } = await this.targets.get(context, id);
    const [version, reason] = [versionOf(form), textOf(form, 'reason')];
    try {
      const input = await checked(WithdrawTarget, { reason });
      await this.targets.withdraw(context, id, version, input.reason);
    } catch (error) {
      const page = withdrawPage({ id, version, reason, faults: faultsIn(error) });
      return new Screen(`目標の取下げ ${name}`, page, { status: 422 });
    }
    return new SeeOther('/targets', `「${name}」の目標を取り下げました。`);
  }

  private async screen(
    context: Context,
    id: string,
    faults: readonly Fault[] = [],
    typed?: FormBody,
  ): Promise<Screen> {
    const target = await this.targets.get(context, id);
    const changes = await this.targets.changes(context, id);
    if (target.withdrawn) return new Screen(target.name, withdrawnPage({ target, changes }));
    const progress = await this.progress.get(context, id);
    const mayEdit = reach(context, 'targets.edit') === 'all';
    const forecast = await this.forecastOf(context, id);
    const page = targetPage({ progress, target, forecast, changes, mayEdit, faults, typed });
    return new Screen(progress.name, page, { status: faults.length === 0 ? 200 : 422 });
  }

  /** Of the whole municipality; for a department, which sees its own part only, none. */
  private async forecastOf(context: Context, id: string): Promise<TargetPageView['forecast']> {
    if (reach(context, 'figures.rows') !== 'all') return null;
    const forecast = await this.forecasts.forecast(context);
    const outcome = forecast?.targets.find(({ targetId }) => targetId === id);
    const line = forecast?.lines.find(({ indicator }) => indicator === outcome?.indicator);
    return outcome && line ? { line, outcome } : null;
  }
}

function yearIn(form: FormBody): number {
  try {
    return readFiscalYear(textOf(form, 'fiscalYear'));
  } catch (error) {
    if (error instanceof InvalidInput) throw invalid([{ where: 'fiscalYear', message: error.message }]);
    throw error;
  }
}

/** The version the form was drawn from for that year; undefined where there was none. */
function versionIn(form: FormBody, year: number): number | undefined {
  const version = textOf(form, 'version') || textOf(form, `version-${year}`);
  return /^\d+$/.test(version) ? Number(version) : undefined;
}
