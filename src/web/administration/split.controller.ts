import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { DepartmentChangeService } from '../../catalogue/department-change/department-change.service.js';
import { DepartmentOutlookService } from '../../catalogue/department-change/department-outlook.service.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Fault } from '../../platform/problem.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';
import { entryIn, formOf, splitIn, stepIn } from './change-form.js';
import { enteredWords } from './change-words.js';
import { departmentFaults } from './department-faults.js';
import { splitPage } from './split.page.js';
import { splitPreviewPage } from './split-preview.page.js';

const HERE = '/administration/departments';

@ApiExcludeController()
@Controller('administration/departments/:id/split')
export class SplitController {
  constructor(
    private readonly changes: DepartmentChangeService,
    private readonly outlooks: DepartmentOutlookService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** With `change` the form is filled in as that change was. */
  @Get()
  async beforeSplit(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Query() query: FormBody,
  ): Promise<Screen> {
    const changeId = textOf(query, 'change');
    if (changeId === '') return this.form(context, id);
    return this.form(context, id, [], formOf(await this.outlooks.change(context, changeId), id, 'split'));
  }

  /** First shows what would move; makes or plans it only once that is confirmed. */
  @Post()
  @HttpCode(200)
  async split(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    const [step, version, split, entry] = [stepIn(form), versionOf(form), splitIn(form), entryIn(form)];
    if (step === 'edit') return this.form(context, id, [], form);
    try {
      if (step === 'preview') {
        const preview = await this.outlooks.split(context, id, version, split, entry.replaces?.id);
        const tabs = administrationTabs(context, HERE);
        const view = { tabs, preview, split, today: tokyoToday(this.clock), form };
        return new Screen(`「${preview.department.name}」の分割の確認`, splitPreviewPage(view));
      }
      const change = await this.changes.split(context, id, version, split, entry);
      return new SeeOther(`${HERE}/${change.state === 'done' ? change.targetId : id}`, enteredWords(change));
    } catch (error) {
      return this.form(context, id, departmentFaults(error), form);
    }
  }

  private async form(
    context: Context,
    id: string,
    faults: readonly Fault[] = [],
    typed?: FormBody,
  ): Promise<Screen> {
    const outlook = await this.outlooks.outlook(context, id);
    const tabs = administrationTabs(context, HERE);
    const view = { tabs, outlook, today: tokyoToday(this.clock), faults, typed };
    const status = faults.length === 0 ? 200 : 422;
    return new Screen(`「${outlook.department.name}」の分割`, splitPage(view), { status });
  }
}
