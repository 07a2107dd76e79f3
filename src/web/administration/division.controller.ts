import { Body, Get, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RenameDivision } from '../../access/department/department.dto.js';
import { DivisionService } from '../../access/department/division.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { FormDescription } from '../form/form-description.js';
import { FormState } from '../form/form-state.js';
import { line } from '../form/single-field.js';
import { submitForm } from '../form/submit-form.js';
import { type FormBody, versionOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen, SeeOther } from '../http/screen.js';
import { administrationScreen } from './administration-screen.js';
import { divisionPage } from './division.page.js';

const DEPARTMENTS = '/administration/departments';

const DIVISION_FORM = new FormDescription({ name: line('部名', { required: true }) });

@PageController('administration/divisions/:id')
export class DivisionPageController {
  constructor(private readonly divisions: DivisionService) {}

  @Get()
  divisionOfTown(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.screen(context, id);
  }

  @Post()
  renameDivision(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return submitForm({
      form: DIVISION_FORM,
      posted,
      dto: RenameDivision,
      act: ({ name }, { version }) => this.divisions.rename(context, id, version, name),
      done: ({ name }) => new SeeOther(DEPARTMENTS, `部の名称を「${name}」にしました。`),
      again: (state) => this.screen(context, id, state),
      current: () => this.divisions.get(context, id),
    });
  }

  @Post('remove')
  async removeDivision(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    const { name } = await this.divisions.remove(context, id, versionOf(form));
    return new SeeOther(DEPARTMENTS, `「${name}」を削除しました。`);
  }

  private async screen(context: Context, id: string, formState?: FormState): Promise<Screen> {
    permit(context, 'department.edit');
    const division = await this.divisions.get(context, id);
    const state = formState ?? FormState.of(DIVISION_FORM, division);
    return administrationScreen(context, DEPARTMENTS, division.name, divisionPage(division, state), state);
  }
}
