import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { DepartmentChangeService } from '../../catalogue/department-change/department-change.service.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { normalise } from '../../kernel/text.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Fault } from '../../platform/problem.js';
import { departmentFaults } from './department-faults.js';
import { type FormBody, textOf, textsOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';
import { type DepartmentChangeView, mergePage, splitPage } from './department-change.page.js';

const HERE = '/administration/departments';

@ApiExcludeController()
@Controller('administration/departments/:id')
export class DepartmentChangeController {
  constructor(
    private readonly departments: DepartmentService,
    private readonly changes: DepartmentChangeService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('merge')
  beforeMerge(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.mergeScreen(context, id);
  }

  @Post('merge')
  async merge(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    const merger = { into: textOf(form, 'into'), on: textOf(form, 'on') };
    try {
      const moved = await this.changes.merge(context, id, versionOf(form), merger);
      return new SeeOther(`${HERE}/${merger.into}`, `手続${moved}件を引き継ぎ、元の課を廃止しました。`);
    } catch (error) {
      return this.mergeScreen(context, id, departmentFaults(error), form);
    }
  }

  @Get('split')
  beforeSplit(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.splitScreen(context, id);
  }

  @Post('split')
  async split(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    const procedureIds = textsOf(form, 'procedure');
    const split = {
      code: normalise(textOf(form, 'code')),
      name: textOf(form, 'name').trim(),
      division: textOf(form, 'division').trim(),
      on: textOf(form, 'on'),
      procedureIds,
    };
    try {
      const made = await this.changes.split(context, id, versionOf(form), split);
      return new SeeOther(
        `${HERE}/${made.id}`,
        `「${made.name}」に手続${procedureIds.length}件を移しました。`,
      );
    } catch (error) {
      return this.splitScreen(context, id, departmentFaults(error), form);
    }
  }

  private async mergeScreen(
    context: Context,
    id: string,
    faults: readonly Fault[] = [],
    typed?: FormBody,
  ): Promise<Screen> {
    const view = await this.view(context, id, faults, typed);
    return new Screen(`「${view.outlook.department.name}」の統合`, mergePage(view), statusOf(faults));
  }

  private async splitScreen(
    context: Context,
    id: string,
    faults: readonly Fault[] = [],
    typed?: FormBody,
  ): Promise<Screen> {
    const view = await this.view(context, id, faults, typed);
    return new Screen(`「${view.outlook.department.name}」の分割`, splitPage(view), statusOf(faults));
  }

  private async view(
    context: Context,
    id: string,
    faults: readonly Fault[],
    typed: FormBody | undefined,
  ): Promise<DepartmentChangeView> {
    const outlook = await this.changes.outlook(context, id);
    const departments = await this.departments.all(context);
    const others = departments.filter((other) => other.id !== id && other.endedOn === null);
    const tabs = administrationTabs(context, HERE);
    return { tabs, outlook, others, today: tokyoToday(this.clock), faults, typed };
  }
}

function statusOf(faults: readonly Fault[]) {
  return { status: faults.length === 0 ? 200 : 422 };
}
