import { Body, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { CreateDepartment, EditDepartment, RenameDivision } from '../../access/department/department.dto.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { DivisionService } from '../../access/department/division.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { DepartmentOutlookService } from '../../reorganisation/department-outlook.service.js';
import { FormDescription } from '../form/form-description.js';
import { FormState } from '../form/form-state.js';
import { line } from '../form/single-field.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, versionOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen, SeeOther } from '../http/screen.js';
import { administrationScreen } from './administration-screen.js';
import { DEPARTMENT_FORM, DEPARTMENT_REFUSALS, NEW_DEPARTMENT_FORM } from './department-form.js';
import { departmentPage, departmentsPage, divisionPage } from './departments.page.js';

const HERE = '/administration/departments';

const DIVISION_FORM = new FormDescription({ name: line('部名', { required: true }) });

@PageController('administration')
export class DepartmentsPageController {
  constructor(
    private readonly departments: DepartmentService,
    private readonly divisions: DivisionService,
    private readonly outlooks: DepartmentOutlookService,
  ) {}

  @GetPage('departments')
  departmentsOfTown(@RequestContext() context: Context): Promise<Screen> {
    return this.list(context, FormState.of(NEW_DEPARTMENT_FORM));
  }

  @Post('departments')
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

  @GetPage('departments/:id')
  departmentOfTown(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.one(context, id);
  }

  @Post('departments/:id')
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

  @GetPage('divisions/:id')
  divisionOfTown(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.division(context, id);
  }

  @Post('divisions/:id')
  renameDivision(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return submitForm({
      form: DIVISION_FORM,
      posted,
      dto: RenameDivision,
      act: ({ name }, { version }) => this.divisions.rename(context, id, version, name),
      done: ({ name }) => new SeeOther(HERE, `部の名称を「${name}」にしました。`),
      again: (state) => this.division(context, id, state),
      current: () => this.divisions.get(context, id),
    });
  }

  @Post('divisions/:id/remove')
  async removeDivision(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    const { name } = await this.divisions.remove(context, id, versionOf(form));
    return new SeeOther(HERE, `「${name}」を削除しました。`);
  }

  private async list(context: Context, state: FormState): Promise<Screen> {
    permit(context, 'department.edit');
    const [departments, divisions, unsettled] = await Promise.all([
      this.departments.all(context),
      this.divisions.list(context),
      this.outlooks.unsettled(context),
    ]);
    const page = departmentsPage(departments, divisions, unsettled, state);
    return administrationScreen(context, HERE, '課', page, state);
  }

  private async one(context: Context, id: string, formState?: FormState): Promise<Screen> {
    const outlook = await this.outlooks.outlook(context, id);
    const state = formState ?? FormState.of(DEPARTMENT_FORM, outlook.department);
    const { name } = outlook.department;
    return administrationScreen(context, HERE, name, departmentPage(outlook, state), state);
  }

  private async division(context: Context, id: string, formState?: FormState): Promise<Screen> {
    permit(context, 'department.edit');
    const division = await this.divisions.get(context, id);
    const state = formState ?? FormState.of(DIVISION_FORM, division);
    return administrationScreen(context, HERE, division.name, divisionPage(division, state), state);
  }
}
