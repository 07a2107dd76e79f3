import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { DivisionService } from '../../access/department/division.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { type Fault } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';
import { divisionPage } from './division.page.js';

const DEPARTMENTS = '/administration/departments';

@ApiExcludeController()
@Controller('administration/divisions/:id')
export class DivisionPageController {
  constructor(private readonly divisions: DivisionService) {}

  @Get()
  divisionOfTown(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.screen(context, id);
  }

  @Post()
  async renameDivision(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    try {
      const { name } = await this.divisions.rename(context, id, versionOf(form), textOf(form, 'name'));
      return new SeeOther(DEPARTMENTS, `部の名称を「${name}」にしました。`);
    } catch (error) {
      return this.screen(context, id, faultsIn(error), form);
    }
  }

  @Post('remove')
  async removeDivision(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<SeeOther> {
    const { name } = await this.divisions.remove(context, id, versionOf(form));
    return new SeeOther(DEPARTMENTS, `「${name}」を削除しました。`);
  }

  private async screen(
    context: Context,
    id: string,
    faults: readonly Fault[] = [],
    typed?: FormBody,
  ): Promise<Screen> {
    permit(context, 'department.edit');
    const division = await this.divisions.get(context, id);
    const view = { tabs: administrationTabs(context, DEPARTMENTS), division, faults, typed };
    return new Screen(division.name, divisionPage(view), { status: faults.length === 0 ? 200 : 422 });
  }
}
