import { Body, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { BeforeDto, beforeIn, EstimateDto, estimateIn } from '../../automation/baseline/baseline.dto.js';
import { BaselineService } from '../../automation/baseline/baseline.service.js';
import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { BASELINE_PARTS, type BaselinePart, baselineRow } from './baseline-form.js';
import { baselineFormPage, CLEAR } from './baseline-form.page.js';
import { projectPath } from './project-words.js';

/** 導入前の時間 and 見込 of a project. */
@PageController('automation/projects/:id')
export class BaselineFormController {
  constructor(
    private readonly projects: AutomationProjectService,
    private readonly baselines: BaselineService,
  ) {}

  @GetPage('before')
  beforeForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.show(context, id, 'before');
  }

  @Post('before')
  saveBefore(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return this.save(context, id, posted, 'before', BeforeDto, (version, body) =>
      this.baselines.setBefore(context, id, version, body && beforeIn(body)),
    );
  }

  @GetPage('estimate')
  estimateForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.show(context, id, 'estimate');
  }

  @Post('estimate')
  saveEstimate(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return this.save(context, id, posted, 'estimate', EstimateDto, (version, body) =>
      this.baselines.setEstimate(context, id, version, body && estimateIn(body)),
    );
  }

  private async show(context: Context, id: string, part: BaselinePart): Promise<Screen> {
    const project = await this.projects.get(context, id);
    const state = FormState.of(BASELINE_PARTS[part].form(project), baselineRow(part, project));
    return this.screen(context, project, part, state);
  }

  /** Saves what was typed; the button that takes the entry back saves an empty form as no entry. */
  private async save<Dto extends object>(
    context: Context,
    id: string,
    posted: FormBody,
    part: BaselinePart,
    dto: new () => Dto,
    act: (version: number, body: Dto | null) => Promise<unknown>,
  ): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const project = await this.projects.get(context, id);
    const { name, blank, form } = BASELINE_PARTS[part];
    const clears = textOf(posted, 'do') === CLEAR;
    const description = form(project);
    return submitForm({
      form: description,
      posted: clears ? { ...description.filledWith(blank), version: posted.version } : posted,
      dto: clears ? undefined : dto,
      act: (body, { version }) => act(version, clears ? null : body),
      done: () => new SeeOther(`${projectPath(id)}#baseline`, `${name}を保存しました。`),
      again: ({ faults }) =>
        this.screen(context, project, part, FormState.posted(description, posted).refused(faults)),
      current: async () => baselineRow(part, await this.projects.get(context, id)),
    });
  }

  private screen(context: Context, project: ProjectDetailDto, part: BaselinePart, state: FormState): Screen {
    permit(context, 'automation.edit', project.departmentId);
    const page = baselineFormPage(project, part, state);
    return new Screen(`${project.name}の${BASELINE_PARTS[part].name}`, page, state);
  }
}
