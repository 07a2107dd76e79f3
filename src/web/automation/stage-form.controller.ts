import { Body, Inject, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { ProjectStageService } from '../../automation/stage/project-stage.service.js';
import { PROJECT_STAGES } from '../../automation/stage/project-stages.js';
import { stageAt } from '../../automation/stage/stage-line.js';
import { StageMoveDto, StagePlanDto } from '../../automation/stage/stage.dto.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { parseDate } from '../../kernel/date.js';
import { CLOCK } from '../../platform/clock-token.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { projectPath } from './project-words.js';
import { MOVE_FORM, PLAN_FORM } from './stage-form.js';
import { type RefusedStage, stageFormPage } from './stage-form.page.js';

/** 段階 of a project: what is, what is planned, and taking back what was said by mistake. */
@PageController('automation/projects/:id')
export class ProjectStageFormController {
  constructor(
    private readonly projects: AutomationProjectService,
    private readonly stages: ProjectStageService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @GetPage('stage')
  stageForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.screen(context, id);
  }

  @Post('stage')
  async moveStage(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    permit(context, 'automation.edit');
    return submitForm({
      form: MOVE_FORM,
      posted,
      dto: StageMoveDto,
      act: ({ stage, stageOn = '', reason = null }, { version }) =>
        this.stages.move(context, id, version, { stage, stageOn: parseDate(stageOn), reason }),
      done: () => new SeeOther(projectPath(id), `段階「${nameOf(posted, 'stage')}」を登録しました。`),
      again: (move) => this.screen(context, id, { move }),
      current: async () => {
        const { timeline, version } = await this.projects.get(context, id);
        return { ...stageAt(timeline), version };
      },
    });
  }

  @Post('plan')
  async planStage(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    permit(context, 'automation.edit');
    return submitForm({
      form: PLAN_FORM,
      posted,
      dto: StagePlanDto,
      act: ({ stage, stageOn, reason = null }, { version }) =>
        this.stages.plan(context, id, version, { stage, stageOn: parseDate(stageOn), reason }),
      done: () =>
        new SeeOther(projectPath(id), `段階「${nameOf(posted, 'planStage')}」の予定日を登録しました。`),
      again: (plan) => this.screen(context, id, { plan }),
      current: async () => {
        const { planned, version } = await this.projects.get(context, id);
        const planStage = textOf(posted, 'planStage');
        const days: Readonly<Record<string, string>> = planned;
        // The reason is no part of what is planned: only the days are compared.
        return { planStage, planOn: days[planStage], planReason: textOf(posted, 'planReason'), version };
      },
    });
  }

  @Post('withdraw')
  async withdrawStage(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    permit(context, 'automation.edit');
    const seq = Number(textOf(form, 'seq') || Number.NaN);
    const { timeline } = await this.projects.get(context, id);
    const gone = timeline.some((line) => line.seq === seq && line.withdrawnAt !== null);
    if (!gone) await this.stages.withdraw(context, id, versionOf(form), seq);
    return new SeeOther(`${projectPath(id)}/stage`, '記録を取り下げました。');
  }

  private async screen(context: Context, id: string, refused: RefusedStage = {}): Promise<Screen> {
    const project = await this.projects.get(context, id);
    permit(context, 'automation.edit', project.departmentId);
    const view = { project, today: tokyoToday(this.clock), ...refused };
    return new Screen(`${project.name}の段階`, stageFormPage(view), refused.move ?? refused.plan);
  }
}

function nameOf(posted: FormBody, field: string): string {
  const names: Readonly<Record<string, string>> = PROJECT_STAGES.names;
  return names[textOf(posted, field).trim()] ?? '';
}
