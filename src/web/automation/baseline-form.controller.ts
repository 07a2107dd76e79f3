import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type VNode } from 'preact';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { BaselineService } from '../../automation/baseline/baseline.service.js';
import { BeforeDto, beforeIn, EstimateDto, estimateIn } from '../../automation/baseline/baseline.dto.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { everInProduction } from '../../automation/stage/stage-line.js';
import { type Fault } from '../../platform/problem.js';
import { checkedInput } from '../catalogue/checked-input.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { beforeFormPage, CLEAR, estimateFormPage } from './baseline-form.page.js';
import {
  BEFORE_FIELDS,
  beforeBody,
  beforeTexts,
  type BeforeTexts,
  beforeWords,
  ESTIMATE_FIELDS,
  estimateBody,
  estimateTexts,
  type EstimateTexts,
  postedTexts,
} from './baseline-texts.js';
import { projectPath } from './project-words.js';
import { refusal, statusOf } from './refusal.js';

/** 導入前の時間 and 見込 of a project. */
@ApiExcludeController()
@Controller('automation/projects/:id')
export class BaselineFormController {
  constructor(
    private readonly projects: AutomationProjectService,
    private readonly baselines: BaselineService,
  ) {}

  @Get('before')
  async beforeForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const project = await this.projects.get(context, id);
    return this.beforeScreen(context, project, project.version, beforeTexts(project.before), []);
  }

  @Post('before')
  async saveBefore(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const [texts, version] = [postedTexts(form, BEFORE_FIELDS), versionOf(form)];
    const clears = textOf(form, 'do') === CLEAR;
    try {
      const before = clears ? null : beforeIn(await checkedInput(BeforeDto, beforeBody(texts)));
      await this.baselines.setBefore(context, id, version, before);
    } catch (error) {
      const project = await this.projects.get(context, id);
      const faults = await refusal(error, () => {
        const yours = beforeWords(clears ? beforeTexts(null) : texts);
        const current = beforeWords(beforeTexts(project.before));
        return Promise.resolve(this.told(project, '導入前の時間', yours, current));
      });
      if (faults) return this.beforeScreen(context, project, version, texts, faults);
    }
    return new SeeOther(`${projectPath(id)}#baseline`, '導入前の時間を保存しました。');
  }

  @Get('estimate')
  async estimateForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const project = await this.projects.get(context, id);
    return this.estimateScreen(context, project, project.version, estimateTexts(project.estimate), []);
  }

  @Post('estimate')
  async saveEstimate(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const [texts, version] = [postedTexts(form, ESTIMATE_FIELDS), versionOf(form)];
    const clears = textOf(form, 'do') === CLEAR;
    try {
      const estimate = clears ? null : estimateIn(await checkedInput(EstimateDto, estimateBody(texts)));
      await this.baselines.setEstimate(context, id, version, estimate);
    } catch (error) {
      const project = await this.projects.get(context, id);
      const faults = await refusal(error, () => {
        const yours = clears ? estimateTexts(null) : texts;
        return Promise.resolve(this.told(project, '見込', yours, estimateTexts(project.estimate)));
      });
      if (faults) return this.estimateScreen(context, project, version, texts, faults);
    }
    return new SeeOther(`${projectPath(id)}#baseline`, '見込を保存しました。');
  }

  private told(
    { name, version }: ProjectDetailDto,
    what: string,
    yours: Readonly<Record<string, string>>,
    current: Readonly<Record<string, string>>,
  ) {
    return { what: `自動化案件「${name}」の${what}`, yours, current, version };
  }

  private beforeScreen(
    context: Context,
    project: ProjectDetailDto,
    version: number,
    texts: BeforeTexts,
    faults: readonly Fault[],
  ): Screen {
    const entered = project.before !== null;
    const page = beforeFormPage({ projectId: project.id, version, texts, entered, faults });
    return this.screen(context, project, '導入前の時間', page, faults);
  }

  private estimateScreen(
    context: Context,
    project: ProjectDetailDto,
    version: number,
    texts: EstimateTexts,
    faults: readonly Fault[],
  ): Screen {
    const entered = project.estimate !== null;
    const withReason = everInProduction(project.timeline);
    const page = estimateFormPage({ projectId: project.id, version, texts, entered, faults, withReason });
    return this.screen(context, project, '見込', page, faults);
  }

  private screen(
    context: Context,
    { name, departmentId }: ProjectDetailDto,
    what: string,
    page: VNode,
    faults: readonly Fault[],
  ): Screen {
    permit(context, 'automation.edit', departmentId);
    return new Screen(`${name}の${what}`, page, { status: statusOf(faults) });
  }
}
