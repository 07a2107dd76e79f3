import { Body, Get, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { StageDto } from '../../catalogue/stage-history/stage.dto.js';
import { StageService } from '../../catalogue/stage-history/stage.service.js';
import { formPage } from '../form/fields-form.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { STAGE_FORM, stageInput } from './stage-form.js';

@PageController('procedures/:id/stage')
export class StageFormController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly stages: StageService,
  ) {}

  @Get()
  async stageForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const { currentStage } = await this.procedures.get(context, id);
    const { stage, exemptReason } = currentStage ?? {};
    return this.screen(context, id, FormState.of(STAGE_FORM, { stage, exemptReason }));
  }

  @Post()
  saveStage(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return submitForm({
      form: STAGE_FORM,
      posted,
      dto: StageDto,
      act: (body) => this.stages.set(context, id, stageInput(body)),
      done: () => new SeeOther(`/procedures/${id}`, '段階を登録しました。'),
      again: (state) => this.screen(context, id, state),
    });
  }

  private async screen(context: Context, id: string, state: FormState): Promise<Screen> {
    const { name, departmentId } = await this.procedures.get(context, id);
    permit(context, 'procedure.edit', departmentId);
    const page = formPage({
      state,
      action: `/procedures/${id}/stage`,
      submit: '段階を登録する',
      back: { href: `/procedures/${id}`, label: '登録せずに戻る' },
    });
    return new Screen(`${name}の段階`, page, state);
  }
}
