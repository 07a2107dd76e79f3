import { Body, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { type ChangeKind } from '../../reorganisation/department-change.js';
import { DepartmentChangeService } from '../../reorganisation/department-change.service.js';
import { DepartmentOutlookService } from '../../reorganisation/department-outlook.service.js';
import { ManyRows } from '../../platform/http/route-config.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { CLOCK } from '../../platform/clock-token.js';
import { FormState } from '../form/form-state.js';
import { GetPage } from '../http/get-page.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen, SeeOther } from '../http/screen.js';
import { administrationScreen } from './administration-screen.js';
import { CHANGE_FORMS, formOf, mergerIn, optionsIn, splitIn, stepIn } from './change-form.js';
import { changeWords, enteredNotice } from './change-words.js';
import { mergePage, splitPage } from './change.page.js';
import { mergePreviewPage, splitPreviewPage } from './change-preview.page.js';
import { DEPARTMENT_REFUSALS } from './department-form.js';

const HERE = '/administration/departments';

/** Merging a department or splitting procedures off it: form, preview, confirmation. */
@PageController('administration')
export class ChangePageController {
  constructor(
    private readonly departments: DepartmentService,
    private readonly changes: DepartmentChangeService,
    private readonly outlooks: DepartmentOutlookService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @GetPage('departments/:id/merge')
  beforeMerge(@RequestContext() context: Context, @Param('id') id: string, @Query() query: FormBody) {
    return this.newForm(context, 'merge', id, query);
  }

  @Post('departments/:id/merge')
  @HttpCode(200)
  merge(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    return this.submit(context, 'merge', id, form);
  }

  @GetPage('departments/:id/split')
  beforeSplit(@RequestContext() context: Context, @Param('id') id: string, @Query() query: FormBody) {
    return this.newForm(context, 'split', id, query);
  }

  @Post('departments/:id/split')
  @ManyRows()
  @HttpCode(200)
  split(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    return this.submit(context, 'split', id, form);
  }

  @Post('department-changes/:id/cancel')
  async cancelChange(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    const change = await this.changes.cancel(context, id, versionOf(form));
    const notice = `${dayLabel(change.effectiveOn)}に${changeWords(change)}する予定を取り消しました。`;
    return new SeeOther(HERE, notice);
  }

  /** `?change=` fills the form in from that change. */
  private async newForm(context: Context, kind: ChangeKind, id: string, query: FormBody): Promise<Screen> {
    const changeId = textOf(query, 'change');
    if (changeId === '') return this.form(context, kind, id);
    const change = await this.outlooks.change(context, changeId);
    return this.form(context, kind, id, FormState.posted(CHANGE_FORMS[kind], formOf(change, id, kind)));
  }

  /** Shows what would move, and enters the change once that is confirmed. */
  private async submit(context: Context, kind: ChangeKind, id: string, posted: FormBody) {
    const [step, state] = [stepIn(posted), FormState.posted(CHANGE_FORMS[kind], posted)];
    if (step === 'edit') return this.form(context, kind, id, state);
    try {
      if (step === 'preview') return await this.preview(context, kind, id, state);
      const change = await this.enter(context, kind, id, state);
      return new SeeOther(`${HERE}/${change.state === 'done' ? change.targetId : id}`, enteredNotice(change));
    } catch (error) {
      return this.form(context, kind, id, state.refused(faultsIn(error, DEPARTMENT_REFUSALS)));
    }
  }

  private enter(context: Context, kind: ChangeKind, id: string, { body, version }: FormState) {
    const options = optionsIn(body);
    return kind === 'merge'
      ? this.changes.merge(context, id, version, mergerIn(body), options)
      : this.changes.split(context, id, version, splitIn(body), options);
  }

  private async preview(context: Context, kind: ChangeKind, id: string, state: FormState): Promise<Screen> {
    const { body, version } = state;
    const replacedId = optionsIn(body).replaces?.id;
    const today = tokyoToday(this.clock);
    if (kind === 'merge') {
      const merger = mergerIn(body);
      const preview = await this.outlooks.merger(context, id, version, merger, replacedId);
      const title = `「${preview.department.name}」の統合の確認`;
      return administrationScreen(context, HERE, title, mergePreviewPage(preview, merger, state, today));
    }
    const split = splitIn(body);
    const preview = await this.outlooks.split(context, id, version, split, replacedId);
    const title = `「${preview.department.name}」の分割の確認`;
    return administrationScreen(context, HERE, title, splitPreviewPage(preview, split, state, today));
  }

  private async form(context: Context, kind: ChangeKind, id: string, formState?: FormState): Promise<Screen> {
    const [outlook, departments] = await Promise.all([
      this.outlooks.outlook(context, id),
      kind === 'merge' ? this.departments.all(context) : [],
    ]);
    const { name, divisionName, version } = outlook.department;
    const blank = { version, divisionName, on: tokyoToday(this.clock), users: 'move' };
    const state = formState ?? FormState.of(CHANGE_FORMS[kind], blank);
    if (kind === 'split')
      return administrationScreen(context, HERE, `「${name}」の分割`, splitPage(outlook, state), state);
    const others = departments.filter((other) => other.id !== id && other.endedOn === null);
    return administrationScreen(context, HERE, `「${name}」の統合`, mergePage(outlook, others, state), state);
  }
}
