import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { DepartmentChangeService } from '../../catalogue/department-change/department-change.service.js';
import { DepartmentOutlookService } from '../../catalogue/department-change/department-outlook.service.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Fault } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';
import { entryIn, formOf, mergerIn, stepIn } from './change-form.js';
import { enteredWords } from './change-words.js';
import { mergePage } from './merge.page.js';
import { mergePreviewPage } from './merge-preview.page.js';

const HERE = '/administration/departments';

@ApiExcludeController()
@Controller('administration/departments/:id/merge')
export class MergeController {
  constructor(
    private readonly departments: DepartmentService,
    private readonly changes: DepartmentChangeService,
    private readonly outlooks: DepartmentOutlookService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** With `change` the form is filled in as that change was. */
  @Get()
  async beforeMerge(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Query() query: FormBody,
  ): Promise<Screen> {
    const changeId = textOf(query, 'change');
    if (changeId === '') return this.form(context, id);
    return this.form(context, id, [], formOf(await this.outlooks.change(context, changeId), id, 'merge'));
  }

  /** First shows what would move; makes or plans it only once that is confirmed. */
  @Post()
  @HttpCode(200)
  async merge(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    const [step, version, merger, entry] = [stepIn(form), versionOf(form), mergerIn(form), entryIn(form)];
    if (step === 'edit') return this.form(context, id, [], form);
    try {
      if (step === 'preview') {
        const preview = await this.outlooks.merger(context, id, version, merger, entry.replaces?.id);
        const tabs = administrationTabs(context, HERE);
        const view = { tabs, preview, merger, today: tokyoToday(this.clock), form };
        return new Screen(`「${preview.department.name}」の統合の確認`, mergePreviewPage(view));
      }
      const change = await this.changes.merge(context, id, version, merger, entry);
      return new SeeOther(`${HERE}/${change.state === 'done' ? merger.into : id}`, enteredWords(change));
    } catch (error) {
      return this.form(context, id, faultsIn(error), form);
    }
  }

  private async form(
    context: Context,
    id: string,
    faults: readonly Fault[] = [],
    typed?: FormBody,
  ): Promise<Screen> {
    const outlook = await this.outlooks.outlook(context, id);
    const departments = await this.departments.all(context);
    const others = departments.filter((other) => other.id !== id && other.endedOn === null);
    const tabs = administrationTabs(context, HERE);
    const view = { tabs, outlook, others, today: tokyoToday(this.clock), faults, typed };
    const status = faults.length === 0 ? 200 : 422;
    return new Screen(`「${outlook.department.name}」の統合`, mergePage(view), { status });
  }
}
