import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { type Fault, Problem } from '../../platform/problem.js';
import { CreateTarget, EditTarget } from '../../targets/target.dto.js';
import { TargetService } from '../../targets/target.service.js';
import { checked } from '../http/checked-form.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { targetConflict } from './target-conflict.js';
import { targetFormPage } from './target-form.page.js';
import {
  EMPTY_TEXTS,
  faultsAtFields,
  fieldsOfTexts,
  postedTexts,
  type TargetTexts,
  textsOfTarget,
} from './target-form-texts.js';

@ApiExcludeController()
@Controller('targets')
export class TargetFormController {
  constructor(private readonly targets: TargetService) {}

  @Get('new')
  newTarget(@RequestContext() context: Context): Promise<Screen> {
    return this.newForm(context, EMPTY_TEXTS);
  }

  @Post('new')
  async addTarget(@RequestContext() context: Context, @Body() form: FormBody): Promise<Screen | SeeOther> {
    permit(context, 'targets.edit');
    const texts = postedTexts(form);
    try {
      const { name } = await this.targets.create(context, await checked(CreateTarget, fieldsOfTexts(texts)));
      return new SeeOther('/targets', `「${name}」の目標を登録しました。`);
    } catch (error) {
      return this.newForm(context, texts, faultsAtFields(refusal(error), texts));
    }
  }

  @Get(':id/edit')
  async changeTarget(
    @RequestContext() context: Context,
    @Param('id') id: string,
  ): Promise<Screen | SeeOther> {
    permit(context, 'targets.edit');
    const target = await this.targets.get(context, id);
    if (target.withdrawn) return new SeeOther(`/targets/${id}`);
    return changeForm(target, textsOfTarget(target));
  }

  @Post(':id/edit')
  async saveTarget(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'targets.edit');
    const texts = postedTexts(form);
    const target = await this.targets.get(context, id);
    try {
      const changes = await checked(EditTarget, fieldsOfTexts(texts, { changing: true }));
      const { name } = await this.targets.edit(context, id, versionOf(form), changes);
      return new SeeOther(`/targets/${id}`, `「${name}」の目標を保存しました。`);
    } catch (error) {
      if (error instanceof Problem && error.code === 'conflict') throw targetConflict(texts, target);
      const faults = faultsAtFields(refusal(error), texts);
      return changeForm({ ...target, version: versionOf(form) }, texts, faults);
    }
  }

  private async newForm(
    context: Context,
    texts: TargetTexts,
    faults: readonly Fault[] = [],
  ): Promise<Screen> {
    const indicators = await this.targets.indicators(context);
    const page = targetFormPage({ texts, faults, changed: null, indicators });
    return new Screen('目標の登録', page, { status: faults.length === 0 ? 200 : 422 });
  }
}

function changeForm(
  { id, version, name }: { id: string; version: number; name: string },
  texts: TargetTexts,
  faults: readonly Fault[] = [],
): Screen {
  const page = targetFormPage({ texts, faults, changed: { id, version, name }, indicators: [] });
  return new Screen(`目標の変更 ${name}`, page, { status: faults.length === 0 ? 200 : 422 });
}

/** What is wrong with the form, an indicator that has its target already among it. */
function refusal(error: unknown): readonly Fault[] {
  if (!(error instanceof Problem) || error.code !== 'target-exists') return faultsIn(error);
  return [{ where: 'name', message: error.message }];
}
