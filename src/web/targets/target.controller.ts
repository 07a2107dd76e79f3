import { Body, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit, reach } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { orNotFound } from '../../platform/problem.js';
import { ForecastService } from '../../targets/forecast.service.js';
import { ProgressService } from '../../targets/progress.service.js';
import { type TargetDto } from '../../targets/target-answer.dto.js';
import { CreateTarget, EditTarget, SaveActual, WithdrawTarget } from '../../targets/target.dto.js';
import { TargetService } from '../../targets/target.service.js';
import { formPage } from '../form/fields-form.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { actualForm } from './actual-form.js';
import { readFiscalYear } from './read-fiscal-year.js';
import { changedTargetForm, NEW_TARGET, NEW_TARGET_FORM, WITHDRAWAL_FORM } from './target-form.js';
import { targetFormPage } from './target-form.page.js';
import { targetPage, type TargetPageView } from './target.page.js';
import { withdrawnPage } from './withdrawn.page.js';

@PageController('targets')
export class TargetPageController {
  constructor(
    private readonly targets: TargetService,
    private readonly progress: ProgressService,
    private readonly forecasts: ForecastService,
    private readonly database: Database,
  ) {}

  @GetPage('new')
  newTarget(@RequestContext() context: Context): Promise<Screen> {
    return this.newForm(context, FormState.of(NEW_TARGET_FORM, NEW_TARGET));
  }

  @Post('new')
  addTarget(@RequestContext() context: Context, @Body() posted: FormBody): Promise<Screen | SeeOther> {
    permit(context, 'targets.edit');
    return submitForm({
      form: NEW_TARGET_FORM,
      posted,
      dto: CreateTarget,
      body: withoutManual,
      act: (input) => this.targets.create(context, input),
      done: ({ name }) => new SeeOther('/targets', `「${name}」の目標を登録しました。`),
      again: (state) => this.newForm(context, state),
      refusals: { 'target-exists': 'name' },
    });
  }

  @GetPage(':id/edit')
  async changeTarget(@RequestContext() context: Context, @Param('id') id: string) {
    permit(context, 'targets.edit');
    const target = await this.targets.get(context, id);
    if (target.withdrawn) return new SeeOther(`/targets/${id}`);
    return changeForm(target, FormState.of(changedTargetForm(target), target));
  }

  @Post(':id/edit')
  async saveTarget(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    permit(context, 'targets.edit');
    const target = await this.targets.get(context, id);
    return submitForm({
      form: changedTargetForm(target),
      posted,
      dto: EditTarget,
      act: (changes, { version }) => this.targets.edit(context, id, version, changes),
      done: ({ name }) => new SeeOther(`/targets/${id}`, `「${name}」の目標を保存しました。`),
      again: (state) => changeForm(target, state),
      refusals: { 'target-exists': 'name' },
      current: () => this.targets.get(context, id),
    });
  }

  private async newForm(context: Context, state: FormState): Promise<Screen> {
    const indicators = await this.targets.indicators(context);
    const page = targetFormPage({ state, changed: null, indicators });
    return new Screen('目標の登録', page, state);
  }

  @GetPage(':id')
  target(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.screen(context, id);
  }

  @Post(':id/actuals')
  async saveActual(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    permit(context, 'targets.edit');
    const { unit } = await this.targets.get(context, id);
    return submitForm({
      form: actualForm(unit),
      posted,
      dto: SaveActual,
      body: ({ value, source }: Partial<SaveActual>) => ({ value, source }),
      act: (input, state) => {
        const year = readFiscalYear(state.text('fiscalYear'));
        return this.targets.saveActual(context, id, year, versionIn(posted, year), input);
      },
      done: () => new SeeOther(`/targets/${id}`, '実績値を保存しました。'),
      again: (state) => this.screen(context, id, state),
    });
  }

  @GetPage(':id/withdraw')
  async withdrawForm(@RequestContext() context: Context, @Param('id') id: string) {
    permit(context, 'targets.edit');
    const { name, version, withdrawn } = await this.targets.get(context, id);
    if (withdrawn) return new SeeOther(`/targets/${id}`);
    return withdrawScreen(id, name, FormState.of(WITHDRAWAL_FORM, { version }));
  }

  @Post(':id/withdraw')
  async withdraw(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    permit(context, 'targets.edit');
    const { name } = await this.targets.get(context, id);
    return submitForm({
      form: WITHDRAWAL_FORM,
      posted,
      dto: WithdrawTarget,
      act: ({ reason }, { version }) => this.targets.withdraw(context, id, version, reason),
      done: () => new SeeOther('/targets', `「${name}」の目標を取り下げました。`),
      again: (state) => withdrawScreen(id, name, state),
    });
  }

  private async screen(context: Context, id: string, typed?: FormState): Promise<Screen> {
    return this.database.oneView(context, (one) => this.screenOn(one, id, typed));
  }

  private async screenOn(context: Context, id: string, typed?: FormState): Promise<Screen> {
    const [target, changes, targets, forecast] = await Promise.all([
      this.targets.get(context, id),
      this.targets.changes(context, id),
      this.progress.list(context),
      this.forecastOf(context, id),
    ]);
    if (target.withdrawn) return new Screen(target.name, withdrawnPage({ target, changes }));
    const progress = orNotFound(
      targets.find((one) => one.id === id),
      '目標',
    );
    const mayEdit = reach(context, 'targets.edit') === 'all';
    const state = typed ?? FormState.of(actualForm(target.unit));
    const page = targetPage({ progress, target, forecast, changes, mayEdit, state });
    return new Screen(progress.name, page, state);
  }

  /** Those of the whole municipality; none for a department, which sees only its own part. */
  private async forecastOf(context: Context, id: string): Promise<TargetPageView['forecast']> {
    if (reach(context, 'figures.rows') !== 'all') return null;
    const forecast = await this.forecasts.first(context, { most: 0 });
    const outcome = forecast?.targets.find(({ targetId }) => targetId === id);
    const line = forecast?.lines.find(({ indicator }) => indicator === outcome?.indicator);
    return outcome && line ? { line, outcome } : null;
  }
}

function changeForm(target: TargetDto, state: FormState): Screen {
  const page = targetFormPage({ state, changed: target, indicators: [] });
  return new Screen(`目標の変更 ${target.name}`, page, state);
}

/** What is typed of an indicator of one's own says nothing beside one that is computed. */
function withoutManual({ manual, ...fields }: { indicator?: string; manual?: object }): object {
  return fields.indicator === undefined ? { manual, ...fields } : fields;
}

function withdrawScreen(id: string, name: string, state: FormState): Screen {
  const page = formPage({
    state,
    about:
      '取り下げた目標は一覧から外れ、理由とともに残ります。確定済みの月の報告書の内容は変わりません。取り下げたあとに変更することはできません。',
    action: `/targets/${id}/withdraw`,
    submit: '取り下げる',
    kind: 'danger',
    back: { href: `/targets/${id}`, label: '取り下げずに戻る' },
  });
  return new Screen(`目標の取下げ ${name}`, page, state);
}

/** The version the form was drawn from for that year; undefined where there was none. */
function versionIn(form: FormBody, year: number): number | undefined {
  const version = textOf(form, 'version') || textOf(form, `version-${year}`);
  return /^\d+$/.test(version) ? Number(version) : undefined;
}
