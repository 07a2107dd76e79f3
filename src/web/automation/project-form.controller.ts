import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import { type Context } from '../../access/context.js';
import { type DepartmentDto } from '../../access/department/department.dto.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit, reach } from '../../access/permissions.js';
import { newProjectFields } from '../../automation/project/project-fields.js';
import { givenFields } from '../../platform/http/request-fields.js';
import {
  EditProjectDto,
  NewProjectDto,
  type ProjectDetailDto,
} from '../../automation/project/project.dto.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { parseDate } from '../../kernel/date.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Fault, Problem } from '../../platform/problem.js';
import { checkedInput } from '../catalogue/checked-input.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { FIND } from './chooser.js';
import { ProcedureChoices } from './procedure-choices.js';
import {
  postedProject,
  projectBody,
  projectTexts,
  type ProjectTexts,
  projectWords,
} from './project-form-body.js';
import { projectFormPage } from './project-form.page.js';
import { projectPath } from './project-words.js';
import { refusal, statusOf } from './refusal.js';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const NEW = '/automation/projects/new';

/** The form of a project: a new one, and one that is there. */
@ApiExcludeController()
@Controller('automation/projects')
export class ProjectFormController {
  constructor(
    private readonly projects: AutomationProjectService,
    private readonly departments: DepartmentService,
    private readonly procedures: ProcedureChoices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('new')
  newProjectForm(@RequestContext() context: Context): Promise<Screen> {
    const beginning = { id: randomUUID(), stage: 'candidate', stageOn: tokyoToday(this.clock) };
    return this.newScreen(context, projectTexts({}), beginning, []);
  }

  @Post('new')
  async addProject(@RequestContext() context: Context, @Body() form: FormBody): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const [texts, asked] = [postedProject(form), textOf(form, 'id')];
    const id = UUID.test(asked) ? asked : randomUUID();
    const beginning = { id, stage: textOf(form, 'stage'), stageOn: textOf(form, 'stageOn') };
    if (textOf(form, 'do') === FIND) return this.newScreen(context, texts, beginning, []);
    try {
      const { stage, stageOn } = beginning;
      const asBegun = { ...(stage === '' ? {} : { stage }), ...(stageOn === '' ? {} : { stageOn }) };
      const body = await checkedInput(NewProjectDto, { ...projectBody(texts), ...asBegun });
      const begun = {
        stage: body.stage,
        stageOn: body.stageOn === undefined ? undefined : parseDate(body.stageOn),
      };
      await this.projects.create(context, { ...newProjectFields(body), ...begun, id });
    } catch (error) {
      const faults = await refusal(error);
      if (!(await this.isThere(context, id))) return this.newScreen(context, texts, beginning, faults ?? []);
    }
    return new SeeOther(
      projectPath(id),
      `案件「${texts.texts.name}」を登録しました。続けて業務フローと導入前の時間を入力できます。`,
    );
  }

  @Get(':id/edit')
  async editProjectForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const project = await this.projects.get(context, id);
    return this.editScreen(context, project, project.version, projectTexts(project), []);
  }

  @Post(':id/edit')
  async saveProject(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const [texts, version] = [postedProject(form), versionOf(form)];
    const shown = async (faults: readonly Fault[]) =>
      this.editScreen(context, await this.projects.get(context, id), version, texts, faults);
    if (textOf(form, 'do') === FIND) return shown([]);
    try {
      const body = await checkedInput(EditProjectDto, projectBody(texts));
      await this.projects.edit(context, id, version, givenFields(body));
    } catch (error) {
      const faults = await refusal(error, () => this.told(context, id, texts));
      if (faults) return shown(faults);
    }
    return new SeeOther(projectPath(id), '保存しました。');
  }

  private async newScreen(
    context: Context,
    form: ProjectTexts,
    { id, ...beginning }: { id: string; stage: string; stageOn: string },
    faults: readonly Fault[],
  ): Promise<Screen> {
    permit(context, 'automation.edit');
    const view = {
      action: NEW,
      back: '/automation',
      hidden: { id },
      form,
      beginning,
      departments: await this.owners(context),
      ...(await this.around(context, form, [])),
      faults,
    };
    return new Screen('自動化案件の登録', projectFormPage(view), { status: statusOf(faults) });
  }

  private async editScreen(
    context: Context,
    project: ProjectDetailDto,
    version: number,
    form: ProjectTexts,
    faults: readonly Fault[],
  ): Promise<Screen> {
    permit(context, 'automation.edit', project.departmentId);
    const at = projectPath(project.id);
    const owners = await this.owners(context);
    const present = { id: project.departmentId, name: project.departmentName };
    const view = {
      action: `${at}/edit`,
      back: at,
      hidden: { version },
      form,
      beginning: null,
      departments: owners.some(({ id }) => id === present.id) ? owners : [present, ...owners],
      ...(await this.around(context, form, project.procedures)),
      faults,
    };
    return new Screen(`${project.name}の編集`, projectFormPage(view), { status: statusOf(faults) });
  }

  private async around(
    context: Context,
    { procedureIds, find }: ProjectTexts,
    linked: ProjectDetailDto['procedures'],
  ) {
    return {
      tools: await this.projects.tools(context),
      chosen: await this.procedures.chosen(context, procedureIds, linked),
      found: await this.procedures.found(context, find),
    };
  }

  private async told(context: Context, id: string, texts: ProjectTexts) {
    const project = await this.projects.get(context, id);
    const chosen = await this.procedures.chosen(
      context,
      [...texts.procedureIds, ...project.procedureIds],
      project.procedures,
    );
    const departments = await this.departments.all(context);
    const names = new Map([
      ...departments.map(({ id: one, name }): [string, string] => [one, name]),
      ...chosen.map(({ id: one, label }): [string, string] => [one, label]),
    ]);
    return {
      what: `自動化案件「${project.name}」`,
      yours: projectWords(texts, names),
      current: projectWords(projectTexts(project), names),
      version: project.version,
    };
  }

  /** Whether the same form was sent before: its button was pressed twice. */
  private async isThere(context: Context, id: string): Promise<boolean> {
    try {
      await this.projects.get(context, id);
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status < 500) return false;
      throw error;
    }
  }

  /** The departments a project may be given to. */
  private async owners(context: Context): Promise<DepartmentDto[]> {
    const own = reach(context, 'automation.edit') === 'own' ? context.actor.departmentId : null;
    const all = await this.departments.all(context);
    return all.filter(({ id, endedOn }) => (own === null ? endedOn === null : id === own));
  }
}
