import { Body, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { permit } from '../../access/permissions.js';
import { newProcedureFields, procedureChanges } from '../../catalogue/procedure/procedure-fields.js';
import { EditProcedureDto, NewProcedureDto } from '../../catalogue/procedure/procedure.dto.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { CatalogueNames, departmentsToChoose } from './catalogue-names.js';
import { PROCEDURE_FORM, procedureFormPage } from './procedure-form.js';

@PageController('procedures')
export class ProcedureFormController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly names: CatalogueNames,
  ) {}

  @GetPage('new')
  async newProcedureForm(@RequestContext() context: Context): Promise<Screen> {
    return this.newScreen(context, FormState.of(PROCEDURE_FORM, { frequency: 'monthly' }));
  }

  @Post('new')
  addProcedure(@RequestContext() context: Context, @Body() posted: FormBody): Promise<Screen | SeeOther> {
    return submitForm({
      form: PROCEDURE_FORM,
      posted,
      dto: NewProcedureDto,
      act: (body, state) =>
        this.procedures.create(context, newProcedureFields(body), { allowSimilar: allowsSimilar(state) }),
      done: ({ id, name }) =>
        new SeeOther(
          `/procedures/${id}`,
          `手続「${name}」を登録しました。続けて段階や受付システムを登録できます。`,
        ),
      again: (state) => this.newScreen(context, state),
    });
  }

  @GetPage(':id/edit')
  async editForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const procedure = await this.procedures.get(context, id);
    return this.editScreen(context, id, FormState.of(PROCEDURE_FORM, procedure));
  }

  @Post(':id/edit')
  @Requires('procedure.edit')
  saveProcedure(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return submitForm({
      form: PROCEDURE_FORM,
      posted,
      dto: EditProcedureDto,
      act: (body, state) =>
        this.procedures.edit(context, id, state.version, procedureChanges(body), {
          allowSimilar: allowsSimilar(state),
        }),
      done: () => new SeeOther(`/procedures/${id}`, '保存しました。'),
      again: (state) => this.editScreen(context, id, state),
      current: () => this.procedures.get(context, id),
      choices: () => this.names.choices(context),
    });
  }

  private async newScreen(context: Context, state: FormState): Promise<Screen> {
    permit(context, 'procedure.edit');
    const departments = departmentsToChoose(context, (await this.names.load(context)).departments);
    return new Screen('手続の登録', procedureFormPage(null, state, departments), state);
  }

  private async editScreen(context: Context, id: string, state: FormState): Promise<Screen> {
    const [{ name, departmentId }, names] = await Promise.all([
      this.procedures.get(context, id),
      this.names.load(context),
    ]);
    permit(context, 'procedure.edit', departmentId);
    const currentDepartments = names.departments.filter((one) => one.id === state.text('departmentId'));
    const departments = [
      ...new Set([...currentDepartments, ...departmentsToChoose(context, names.departments)]),
    ];
    return new Screen(`${name}の編集`, procedureFormPage(id, state, departments), state);
  }
}

/** Whether the box is ticked that lets a procedure in which seems to be there already. */
function allowsSimilar(state: FormState): boolean {
  return state.text('allowSimilar') !== '';
}
