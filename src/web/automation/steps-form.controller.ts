import { Body, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { flowIn, ProcessFlowDto } from '../../automation/process/process.dto.js';
import { ProcessService } from '../../automation/process/process.service.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { projectPath } from './project-words.js';
import { bodyOf, filledRows, postedRows, rearranged, STEPS_FORM } from './step-rows.js';
import { stepsFormPage } from './steps-form.page.js';

/** 業務フロー of a project. Buttons that only rearrange the rows save nothing. */
@PageController('automation/projects/:id/steps')
export class StepsFormController {
  constructor(
    private readonly projects: AutomationProjectService,
    private readonly processes: ProcessService,
  ) {}

  @GetPage()
  async stepsForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.screen(context, id, FormState.of(STEPS_FORM, await this.processes.get(context, id)));
  }

  @Post()
  async saveSteps(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    permit(context, 'automation.edit');
    const [rows, button, { version }] = [postedRows(form), textOf(form, 'do'), form];
    const posted = (changed: typeof rows) => ({ ...bodyOf(changed), version });
    if (button !== '')
      return this.screen(context, id, FormState.posted(STEPS_FORM, posted(rearranged(rows, button))));
    return submitForm({
      form: STEPS_FORM,
      posted: posted(filledRows(rows)),
      dto: ProcessFlowDto,
      act: (body, state) => this.processes.replace(context, id, state.version, flowIn(body)),
      done: () => new SeeOther(`${projectPath(id)}#flow`, '業務フローを保存しました。'),
      again: (state) => this.screen(context, id, state),
      current: () => this.processes.get(context, id),
    });
  }

  private async screen(context: Context, id: string, state: FormState): Promise<Screen> {
    const { name, departmentId } = await this.projects.get(context, id);
    permit(context, 'automation.edit', departmentId);
    const page = stepsFormPage({ projectId: id, state });
    return new Screen(`${name}の業務フロー`, page, { status: state.status, wide: true });
  }
}
