import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { ProcessService } from '../../automation/process/process.service.js';
import { flowIn, ProcessFlowDto } from '../../automation/process/process.dto.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { type Fault } from '../../platform/problem.js';
import { checkedInput } from '../catalogue/checked-input.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { projectPath } from './project-words.js';
import { refusal, statusOf } from './refusal.js';
import {
  filledRows,
  flowBody,
  postedRows,
  rearranged,
  rowsInWords,
  rowsOf,
  type StepRows,
} from './step-rows.js';
import { stepsFormPage } from './steps-form.page.js';

/** 業務フロー of a project. Buttons that only rearrange the rows save nothing. */
@ApiExcludeController()
@Controller('automation/projects/:id/steps')
export class StepsFormController {
  constructor(
    private readonly projects: AutomationProjectService,
    private readonly processes: ProcessService,
  ) {}

  @Get()
  async stepsForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const { version, ...flow } = await this.processes.get(context, id);
    return this.screen(context, id, version, rowsOf(flow), []);
  }

  @Post()
  async saveSteps(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const [posted, version, button] = [postedRows(form), versionOf(form), textOf(form, 'do')];
    if (button !== '') return this.screen(context, id, version, rearranged(posted, button), []);
    const rows = filledRows(posted);
    try {
      const flow = flowIn(await checkedInput(ProcessFlowDto, flowBody(rows)));
      await this.processes.replace(context, id, version, flow);
    } catch (error) {
      const faults = await refusal(error, async () => {
        const { version: current, ...flow } = await this.processes.get(context, id);
        const now = rowsInWords(filledRows(rowsOf(flow)));
        return { what: '業務フロー', yours: rowsInWords(rows), current: now, version: current };
      });
      if (faults) return this.screen(context, id, version, rows, faults);
    }
    return new SeeOther(`${projectPath(id)}#flow`, '業務フローを保存しました。');
  }

  private async screen(
    context: Context,
    id: string,
    version: number,
    rows: StepRows,
    faults: readonly Fault[],
  ): Promise<Screen> {
    const { name, departmentId } = await this.projects.get(context, id);
    permit(context, 'automation.edit', departmentId);
    const view = { projectId: id, version, rows, faults };
    return new Screen(`${name}の業務フロー`, stepsFormPage(view), { status: statusOf(faults), wide: true });
  }
}
