import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { CreateDepartment, EditDepartment } from '../../access/department/department.dto.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { DivisionService } from '../../access/department/division.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { DepartmentOutlookService } from '../../reorganisation/department-outlook.service.js';
import { type Fault } from '../../platform/problem.js';
import { checked } from '../http/checked-form.js';
import { departmentFaults } from './department-faults.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';
import { departmentPage } from './department.page.js';
import { departmentsPage } from './departments.page.js';

const HERE = '/administration/departments';

@ApiExcludeController()
@Controller('administration/departments')
export class DepartmentsPageController {
  constructor(
    private readonly departments: DepartmentService,
    private readonly divisions: DivisionService,
    private readonly outlooks: DepartmentOutlookService,
  ) {}

  @Get()
  departmentsOfTown(@RequestContext() context: Context): Promise<Screen> {
    return this.list(context);
  }

  @Post()
  async addDepartment(
    @RequestContext() context: Context,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    try {
      const input = await checked(CreateDepartment, fieldsOf(form));
      const { name } = await this.departments.create(context, input);
      return new SeeOther(HERE, `「${name}」を登録しました。`);
    } catch (error) {
      return this.list(context, departmentFaults(error), form);
    }
  }

  @Get(':id')
  departmentOfTown(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.one(context, id);
  }

  @Post(':id')
  async changeDepartment(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    try {
      const endedOn = textOf(form, 'endedOn').trim();
      const fields = { ...fieldsOf(form), endedOn: endedOn === '' ? null : endedOn };
      const changes = await checked(EditDepartment, fields);
      const { name } = await this.departments.edit(context, id, versionOf(form), changes);
      return new SeeOther(`${HERE}/${id}`, `「${name}」を保存しました。`);
    } catch (error) {
      return this.one(context, id, departmentFaults(error), form);
    }
  }

  private async list(context: Context, faults: readonly Fault[] = [], typed?: FormBody): Promise<Screen> {
    permit(context, 'department.edit');
    const departments = await this.departments.all(context);
    const divisions = await this.divisions.list(context);
    const changes = await this.outlooks.unsettled(context);
    const tabs = administrationTabs(context, HERE);
    const view = { tabs, departments, divisions, changes, faults, typed };
    return new Screen('課', departmentsPage(view), { status: faults.length === 0 ? 200 : 422 });
  }

  private async one(
    context: Context,
    id: string,
    faults: readonly Fault[] = [],
    typed?: FormBody,
  ): Promise<Screen> {
    const outlook = await this.outlooks.outlook(context, id);
    const view = { tabs: administrationTabs(context, HERE), outlook, faults, typed };
    const status = faults.length === 0 ? 200 : 422;
    return new Screen(outlook.department.name, departmentPage(view), { status });
  }
}

function fieldsOf(form: FormBody) {
  const division = textOf(form, 'division').trim();
  return {
    code: textOf(form, 'code'),
    name: textOf(form, 'name'),
    division: division === '' ? null : division,
  };
}
