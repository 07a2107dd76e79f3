import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { StageMoveDto, StagePlanDto } from '../../automation/stage/stage.dto.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { ProjectStageService } from '../../automation/stage/project-stage.service.js';
import { PROJECT_STAGES } from '../../automation/stage/project-stages.js';
import { stageAt } from '../../automation/stage/stage-line.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { parseDate } from '../../kernel/date.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Fault } from '../../platform/problem.js';
import { checkedInput } from '../catalogue/checked-input.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { projectPath } from './project-words.js';
import { refusal, statusOf } from './refusal.js';
import { stageFormPage } from './stage-form.page.js';

const STAGE_NAMES: Readonly<Record<string, string>> = PROJECT_STAGES.names;

/** 段階 of a project: what is, what is planned, and taking back what was said by mistake. */
@ApiExcludeController()
@Controller('automation/projects/:id')
export class ProjectStageFormController {
  constructor(
    private readonly projects: AutomationProjectService,
    private readonly stages: ProjectStageService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('stage')
  async stageForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const project = await this.projects.get(context, id);
    return this.screen(context, project, project.version, {}, []);
  }

  @Post('stage')
  async moveStage(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const [stage, stageOn, reason] = ['stage', 'stageOn', 'reason'].map((name) => textOf(form, name).trim());
    try {
      const body = await checkedInput(StageMoveDto, { stage, stageOn, reason: reason || null });
      const move = { stage: body.stage, stageOn: parseDate(stageOn ?? ''), reason: body.reason ?? null };
      await this.stages.move(context, id, versionOf(form), move);
    } catch (error) {
      const faults = await refusal(error, () =>
        this.told(context, id, ({ timeline }) => {
          const now = stageAt(timeline);
          return {
            yours: wordsOf(stage, stageOn, reason),
            current: wordsOf(now?.stage, now?.stageOn, now?.reason ?? ''),
          };
        }),
      );
      if (faults) return this.refused(context, id, form, faults);
    }
    return new SeeOther(projectPath(id), `段階「${STAGE_NAMES[stage ?? ''] ?? ''}」を登録しました。`);
  }

  @Post('plan')
  async planStage(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const [stage, stageOn, reason] = ['planStage', 'planOn', 'planReason'].map((name) =>
      textOf(form, name).trim(),
    );
    try {
      const body = await checkedInput(StagePlanDto, { stage, stageOn, reason: reason || null });
      const plan = { stage: body.stage, stageOn: parseDate(body.stageOn), reason: body.reason ?? null };
      await this.stages.plan(context, id, versionOf(form), plan);
    } catch (error) {
      const faults = await refusal(error, () =>
        this.told(context, id, ({ planned }) => {
          const named = STAGE_NAMES[stage ?? ''] ?? '';
          const now: Readonly<Record<string, string>> = planned;
          return {
            yours: { stage: named, plannedOn: stageOn ?? '' },
            current: { stage: named, plannedOn: now[stage ?? ''] ?? '' },
          };
        }),
      );
      if (faults) return this.refused(context, id, form, faults.map(atPlan));
    }
    return new SeeOther(projectPath(id), `段階「${STAGE_NAMES[stage ?? ''] ?? ''}」の予定日を登録しました。`);
  }

  @Post('withdraw')
  async withdrawStage(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<SeeOther> {
    permit(context, 'automation.edit');
    const seq = Number(textOf(form, 'seq') || Number.NaN);
    const { timeline } = await this.projects.get(context, id);
    const gone = timeline.some((line) => line.seq === seq && line.withdrawnAt !== null);
    if (!gone) await this.stages.withdraw(context, id, versionOf(form), seq);
    return new SeeOther(`${projectPath(id)}/stage`, '記録を取り下げました。');
  }

  private async told(
    context: Context,
    id: string,
    words: (project: ProjectDetailDto) => { yours: Record<string, string>; current: Record<string, string> },
  ) {
    const project = await this.projects.get(context, id);
    return { what: `自動化案件「${project.name}」`, version: project.version, ...words(project) };
  }

  private async refused(
    context: Context,
    id: string,
    form: FormBody,
    faults: readonly Fault[],
  ): Promise<Screen> {
    return this.screen(context, await this.projects.get(context, id), versionOf(form), form, faults);
  }

  private screen(
    context: Context,
    project: ProjectDetailDto,
    version: number,
    typed: FormBody,
    faults: readonly Fault[],
  ): Screen {
    permit(context, 'automation.edit', project.departmentId);
    const view = { project, version, typed, today: tokyoToday(this.clock), faults };
    return new Screen(`${project.name}の段階`, stageFormPage(view), { status: statusOf(faults) });
  }
}

function wordsOf(stage = '', stageOn = '', reason = ''): Record<string, string> {
  return { stage: STAGE_NAMES[stage] ?? stage, stageOn, reason };
}

/** The plan stands on the same page under names of its own. */
function atPlan({ where, message }: Fault): Fault {
  const names: Readonly<Record<string, string>> = {
    stage: 'planStage',
    stageOn: 'planOn',
    reason: 'planReason',
  };
  return { where: names[where] ?? where, message };
}
