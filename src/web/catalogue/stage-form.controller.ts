import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { StageService } from '../../catalogue/stage-history/stage.service.js';
import { type Fault } from '../../platform/problem.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { ProcedureRefusals } from './procedure-refusals.js';
import { stageFormPage, type StageTexts } from './stage-form.page.js';
import { stageInputOf, stageTexts } from './stage-input.js';

@ApiExcludeController()
@Controller('procedures/:id/stage')
export class StageFormController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly stages: StageService,
    private readonly refusals: ProcedureRefusals,
  ) {}

  @Get()
  async stageForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const { currentStage } = await this.procedures.get(context, id);
    const texts = {
      stage: currentStage?.stage ?? '',
      exemptReason: currentStage?.exemptReason ?? '',
      effectiveOn: '',
      note: '',
    };
    return this.screen(context, id, texts, []);
  }

  @Post()
  async saveStage(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    try {
      await this.stages.set(context, id, await stageInputOf(form));
    } catch (error) {
      const faults = await this.refusals.faults(context, id, error);
      return this.screen(
        context,
        id,
        stageTexts((field) => textOf(form, field)),
        faults,
      );
    }
    return new SeeOther(`/procedures/${id}`, '段階を登録しました。');
  }

  private async screen(
    context: Context,
    id: string,
    texts: StageTexts,
    faults: readonly Fault[],
  ): Promise<Screen> {
    const { name, departmentId } = await this.procedures.get(context, id);
    permit(context, 'procedure.edit', departmentId);
    const status = faults.length === 0 ? 200 : 422;
    return new Screen(`${name}の段階`, stageFormPage({ id, texts, faults }), { status });
  }
}
