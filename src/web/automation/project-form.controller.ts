import { Body, Get, Inject, Param, Post } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type Context } from '../../access/context.js';
import { type DepartmentDto } from '../../access/department/department.dto.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { givenFields } from '../../platform/http/request-fields.js';
import { newProjectFields } from '../../automation/project/project-fields.js';
import {
  EditProjectDto,
  NewProjectDto,
  type ProjectDetailDto,
} from '../../automation/project/project.dto.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { parseDate } from '../../kernel/date.js';
import { CLOCK } from '../../platform/clock-token.js';
import { departmentsToChoose } from '../catalogue/catalogue-names.js';
import { namedChoices } from '../catalogue/choices.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { unlessRefused } from '../http/unless-refused.js';
import { chosenIds, isSearch, searchIn } from './chooser.js';
import { newIdIn } from './new-id.js';
import { ProcedureChoices } from './procedure-choices.js';
import { NEW_PROJECT_FORM, PROJECT_FORM, type ProjectState } from './project-form.js';
import { projectFormPage } from './project-form.page.js';
import { projectPath } from './project-words.js';

/** The form of a project: a new one, and one that is there. */
@PageController('automation/projects')
export class ProjectFormController {
  constructor(
    private readonly projects: AutomationProjectService,
    private readonly departments: DepartmentService,
    private readonly procedures: ProcedureChoices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('new')
  newProjectForm(@RequestContext() context: Context): Promise<Screen> {
    const beginning = { stage: 'candidate', stageOn: tokyoToday(this.clock) };
    return this.newScreen(context, randomUUID(), FormState.of(NEW_PROJECT_FORM, beginning));
  }

  @Post('new')
  async addProject(@RequestContext() context: Context, @Body() posted: FormBody): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const id = newIdIn(posted);
    const again = (state: ProjectState) => this.newScreen(context, id, state);
    const formState = FormState.posted(NEW_PROJECT_FORM, posted);
    if (isSearch(posted)) return again(formState);
    return submitForm({
      form: NEW_PROJECT_FORM,
      posted,
      dto: NewProjectDto,
      act: (body) => this.createOnce(context, id, body),
      done: () =>
        new SeeOther(
          projectPath(id),
          `案件「${formState.text('name')}」を登録しました。続けて業務フローと導入前の時間を入力できます。`,
        ),
      again,
    });
  }

  @Get(':id/edit')
  async editProjectForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const project = await this.projects.get(context, id);
    return this.editScreen(context, project, FormState.of(PROJECT_FORM, project));
  }

  @Post(':id/edit')
  async saveProject(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    permit(context, 'automation.edit');
    const again = async (state: ProjectState) =>
      this.editScreen(context, await this.projects.get(context, id), state);
    const formState = FormState.posted(PROJECT_FORM, posted);
    if (isSearch(posted)) return again(formState);
    return submitForm({
      form: PROJECT_FORM,
      posted,
      dto: EditProjectDto,
      act: (body, { version }) => this.projects.edit(context, id, version, givenFields(body)),
      done: () => new SeeOther(projectPath(id), '保存しました。'),
      again,
      current: () => this.projects.get(context, id),
      choices: async () => {
        const { procedureIds, procedures } = await this.projects.get(context, id);
        const both = [...chosenIds(posted, 'procedureIds'), ...procedureIds];
        return {
          departmentId: namedChoices(await this.departments.all(context)),
          procedureIds: await this.procedures.chosen(context, both, procedures),
        };
      },
    });
  }

  /** Adds a project; where the same form was sent before, its project is there already. */
  private async createOnce(context: Context, id: string, body: NewProjectDto): Promise<void> {
    const { stage, stageOn } = body;
    const beginning = { stage, stageOn: stageOn === undefined ? undefined : parseDate(stageOn) };
    try {
      await this.projects.create(context, { ...newProjectFields(body), ...beginning, id });
    } catch (error) {
      if (!(await unlessRefused(this.projects.get(context, id)))) throw error;
    }
  }

  private async newScreen(context: Context, newId: string, state: ProjectState): Promise<Screen> {
    permit(context, 'automation.edit');
    const page = projectFormPage({
      action: '/automation/projects/new',
      back: '/automation',
      newId,
      state,
      departments: await this.owners(context),
      ...(await this.choices(context, state, [])),
    });
    return new Screen('自動化案件の登録', page, { status: state.status });
  }

  private async editScreen(
    context: Context,
    project: ProjectDetailDto,
    state: ProjectState,
  ): Promise<Screen> {
    const { id, name, departmentId, departmentName, procedures } = project;
    permit(context, 'automation.edit', departmentId);
    const owners = await this.owners(context);
    const page = projectFormPage({
      action: `${projectPath(id)}/edit`,
      back: projectPath(id),
      newId: null,
      state,
      departments: owners.some((one) => one.id === departmentId)
        ? owners
        : [{ id: departmentId, name: departmentName }, ...owners],
      ...(await this.choices(context, state, procedures)),
    });
    return new Screen(`${name}の編集`, page, { status: state.status });
  }

  private async choices(context: Context, state: ProjectState, linked: ProjectDetailDto['procedures']) {
    return {
      tools: await this.projects.tools(context),
      chosen: await this.procedures.chosen(context, chosenIds(state.body, 'procedureIds'), linked),
      found: await this.procedures.found(context, searchIn(state)),
    };
  }

  private async owners(context: Context): Promise<readonly DepartmentDto[]> {
    return departmentsToChoose(context, await this.departments.all(context), 'automation.edit');
  }
}
