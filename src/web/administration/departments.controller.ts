import { Body, Get, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { CreateDepartment, EditDepartment } from '../../access/department/department.dto.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { DivisionService } from '../../access/department/division.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { DepartmentOutlookService } from '../../reorganisation/department-outlook.service.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen, SeeOther } from '../http/screen.js';
import { administrationScreen } from './administration-screen.js';
import { DEPARTMENT_FORM, DEPARTMENT_REFUSALS, NEW_DEPARTMENT_FORM } from './department-form.js';
import { departmentPage } from './department.page.js';
import { departmentsPage } from './departments.page.js';

const HERE = '/administration/departments';

@PageController('administration/departments')
export class DepartmentsPageController {
  constructor(
    private readonly departments: DepartmentService,
    private readonly divisions: DivisionService,
    private readonly outlooks: DepartmentOutlookService,
  ) {}

  @Get()
  departmentsOfTown(@RequestContext() context: Context): Promise<Screen> {
    return this.list(context, FormState.of(NEW_DEPARTMENT_FORM));
  }

  @Post()
  addDepartment(@RequestContext() context: Context, @Body() posted: FormBody): Promise<Screen | SeeOther> {
    return submitForm({
      form: NEW_DEPARTMENT_FORM,
      posted,
      dto: CreateDepartment,
      act: (input) => this.departments.create(context, input),
      done: ({ name }) => new SeeOther(HERE, `「${name}」を登録しました。`),
      again: (state) => this.list(context, state),
      refusals: DEPARTMENT_REFUSALS,
    });
  }

  @Get(':id')
  departmentOfTown(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.one(context, id);
  }

  @Post(':id')
  changeDepartment(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return submitForm({
      form: DEPARTMENT_FORM,
      posted,
      dto: EditDepartment,
      act: (input, { version }) => this.departments.edit(context, id, version, input),
      done: ({ name }) => new SeeOther(`${HERE}/${id}`, `「${name}」を保存しました。`),
      again: (state) => this.one(context, id, state),
      refusals: DEPARTMENT_REFUSALS,
      current: async () => (await this.outlooks.outlook(context, id)).department,
    });
  }

  private async list(context: Context, state: FormState): Promise<Screen> {
    permit(context, 'department.edit');
    const departments = await this.departments.all(context);
    const divisions = await this.divisions.list(context);
    const changes = await this.outlooks.unsettled(context);
    const page = departmentsPage({ departments, divisions, changes, state });
    return administrationScreen(context, HERE, '課', page, state);
  }

  private async one(context: Context, id: string, formState?: FormState): Promise<Screen> {
    const outlook = await this.outlooks.outlook(context, id);
    const state = formState ?? FormState.of(DEPARTMENT_FORM, outlook.department);
    const page = departmentPage({ outlook, state });
    return administrationScreen(context, HERE, outlook.department.name, page, state);
  }
}
