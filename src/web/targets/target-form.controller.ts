import { Body, Get, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { type TargetDto } from '../../targets/target-answer.dto.js';
import { CreateTarget, EditTarget } from '../../targets/target.dto.js';
import { TargetService } from '../../targets/target.service.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { changedTargetForm, NEW_TARGET, NEW_TARGET_FORM } from './target-form.js';
import { targetFormPage } from './target-form.page.js';

@PageController('targets')
export class TargetFormController {
  constructor(private readonly targets: TargetService) {}

  @Get('new')
  newTarget(@RequestContext() context: Context): Promise<Screen> {
    return this.newForm(context, FormState.of(NEW_TARGET_FORM, NEW_TARGET));
  }

  @Post('new')
  addTarget(@RequestContext() context: Context, @Body() posted: FormBody): Promise<Screen | SeeOther> {
    permit(context, 'targets.edit');
    return submitForm({
      form: NEW_TARGET_FORM,
      posted,
      dto: CreateTarget,
      body: withoutManual,
      act: (input) => this.targets.create(context, input),
      done: ({ name }) => new SeeOther('/targets', `「${name}」の目標を登録しました。`),
      again: (state) => this.newForm(context, state),
      refusals: { 'target-exists': 'name' },
    });
  }

  @Get(':id/edit')
  async changeTarget(@RequestContext() context: Context, @Param('id') id: string) {
    permit(context, 'targets.edit');
    const target = await this.targets.get(context, id);
    if (target.withdrawn) return new SeeOther(`/targets/${id}`);
    return changeForm(target, FormState.of(changedTargetForm(target), target));
  }

  @Post(':id/edit')
  async saveTarget(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    permit(context, 'targets.edit');
    const target = await this.targets.get(context, id);
    return submitForm({
      form: changedTargetForm(target),
      posted,
      dto: EditTarget,
      act: (changes, { version }) => this.targets.edit(context, id, version, changes),
      done: ({ name }) => new SeeOther(`/targets/${id}`, `「${name}」の目標を保存しました。`),
      again: (state) => changeForm(target, state),
      refusals: { 'target-exists': 'name' },
      current: () => this.targets.get(context, id),
    });
  }

  private async newForm(context: Context, state: FormState): Promise<Screen> {
    const indicators = await this.targets.indicators(context);
    const page = targetFormPage({ state, changed: null, indicators });
    return new Screen('目標の登録', page, state);
  }
}

function changeForm(target: TargetDto, state: FormState): Screen {
  const page = targetFormPage({ state, changed: target, indicators: [] });
  return new Screen(`目標の変更 ${target.name}`, page, state);
}

/** What is typed of an indicator of one's own says nothing beside one that is computed. */
function withoutManual({ manual, ...fields }: { indicator?: string; manual?: object }): object {
  return fields.indicator === undefined ? { manual, ...fields } : fields;
}
