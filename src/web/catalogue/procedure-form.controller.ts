import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { permit } from '../../access/permissions.js';
import { newProcedureFields, procedureChanges } from '../../catalogue/procedure/procedure-fields.js';
import { EditProcedureDto, NewProcedureDto } from '../../catalogue/procedure/procedure.dto.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { type Fault, Problem } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { CatalogueNames, departmentsToChoose } from './catalogue-names.js';
import { checkedInput } from './checked-input.js';
import { bodyOf, type FormTexts, postedTexts, textsOfFields } from './procedure-form-body.js';
import { procedureFormPage } from './procedure-form.page.js';
import { ProcedureRefusals } from './procedure-refusals.js';

@ApiExcludeController()
@Controller('procedures')
export class ProcedureFormController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly names: CatalogueNames,
    private readonly refusals: ProcedureRefusals,
  ) {}

  @Get('new')
  async newProcedureForm(@RequestContext() context: Context): Promise<Screen> {
    return this.newScreen(context, textsOfFields({ frequency: 'monthly' }), []);
  }

  @Post('new')
  async addProcedure(@RequestContext() context: Context, @Body() form: FormBody): Promise<Screen | SeeOther> {
    const texts = postedTexts(form);
    try {
      const body = await checkedInput(NewProcedureDto, bodyOf(texts));
      const allowSimilar = textOf(form, 'allowSimilar') !== '';
      const { id, name } = await this.procedures.create(context, newProcedureFields(body), { allowSimilar });
      return new SeeOther(
        `/procedures/${id}`,
        `手続「${name}」を登録しました。続けて段階や受付システムを登録できます。`,
      );
    } catch (error) {
      return this.newScreen(context, texts, faultsIn(error), isSimilar(error));
    }
  }

  @Get(':id/edit')
  async editForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const procedure = await this.procedures.get(context, id);
    return this.editScreen(context, id, procedure.version, textsOfFields(procedure), []);
  }

  @Post(':id/edit')
  @Requires('procedure.edit')
  async saveProcedure(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    const [texts, version] = [postedTexts(form), versionOf(form)];
    try {
      const body = await checkedInput(EditProcedureDto, bodyOf(texts));
      const allowSimilar = textOf(form, 'allowSimilar') !== '';
      await this.procedures.edit(context, id, version, procedureChanges(body), { allowSimilar });
    } catch (error) {
      const faults = await this.refusals.faults(context, id, error);
      if (faults.length > 0) return this.editScreen(context, id, version, texts, faults, isSimilar(error));
    }
    return new SeeOther(`/procedures/${id}`, '保存しました。');
  }

  private async newScreen(
    context: Context,
    texts: FormTexts,
    faults: readonly Fault[],
    similar = false,
  ): Promise<Screen> {
    permit(context, 'procedure.edit');
    const departments = departmentsToChoose(context, await this.names.load(context));
    const view = {
      action: '/procedures/new',
      back: '/procedures',
      version: null,
      texts,
      departments,
      faults,
      similar,
    };
    return new Screen('手続の登録', procedureFormPage(view), { status: statusOf(faults) });
  }

  private async editScreen(
    context: Context,
    id: string,
    version: number,
    texts: FormTexts,
    faults: readonly Fault[],
    similar = false,
  ): Promise<Screen> {
    const { name, departmentId } = await this.procedures.get(context, id);
    permit(context, 'procedure.edit', departmentId);
    const names = await this.names.load(context);
    const present = names.departments.filter((one) => one.id === texts.departmentId);
    const departments = [...new Set([...present, ...departmentsToChoose(context, names)])];
    const at = `/procedures/${id}`;
    const view = { action: `${at}/edit`, back: at, version, texts, departments, faults, similar };
    return new Screen(`${name}の編集`, procedureFormPage(view), { status: statusOf(faults) });
  }
}

/** Whether the form is refused for a procedure that seems to be there already, which a box then allows. */
function isSimilar(error: unknown): boolean {
  return error instanceof Problem && error.code === 'similar-procedure';
}

function statusOf(faults: readonly Fault[]): number {
  return faults.length === 0 ? 200 : 422;
}
