import { Body, Inject, Param, Post } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { givenFields } from '../../platform/http/request-fields.js';
import { newProjectIn } from '../../automation/project/project-fields.js';
import {
  EditProjectDto,
  NewProjectDto,
  type ProjectDetailDto,
} from '../../automation/project/project.dto.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { departmentsToChoose } from '../catalogue/catalogue-names.js';
import { namedChoices } from '../catalogue/choices.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
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

  @GetPage('new')
  newProjectForm(@RequestContext() context: Context): Promise<Screen> {
    const beginning = { stage: 'candidate', stageOn: tokyoToday(this.clock) };
    return this.screen(context, FormState.of(NEW_PROJECT_FORM, beginning), randomUUID());
  }

  @Post('new')
  async addProject(@RequestContext() context: Context, @Body() posted: FormBody): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const id = newIdIn(posted);
    const again = (state: ProjectState) => this.screen(context, state, id);
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

  @GetPage(':id/edit')
  async editProjectForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const project = await this.projects.get(context, id);
    return this.screen(context, FormState.of(PROJECT_FORM, project), project);
  }

  @Post(':id/edit')
  async saveProject(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    permit(context, 'automation.edit');
    const again = async (state: ProjectState) =>
      this.screen(context, state, await this.projects.get(context, id));
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
    const project = { ...newProjectIn(body), id };
    try {
      await this.projects.create(context, project);
    } catch (error) {
      if (!(await unlessRefused(this.projects.get(context, id)))) throw error;
    }
  }

  /** The form of a project, or of a new one that is to have an id. */
  private async screen(context: Context, state: ProjectState, project: ProjectDetailDto | string) {
    const stored = typeof project === 'string' ? null : project;
    permit(context, 'automation.edit', stored?.departmentId);
    const linked = stored?.procedures ?? [];
    const [departments, tools, chosen, found] = await Promise.all([
      this.departments.all(context),
      this.projects.tools(context),
      this.procedures.chosen(context, chosenIds(state.body, 'procedureIds'), linked),
      this.procedures.found(context, searchIn(state)),
    ]);
    const owners = departmentsToChoose(context, departments, 'automation.edit');
    const isOwner = stored === null || owners.some(({ id }) => id === stored.departmentId);
    const page = projectFormPage({
      project,
      state,
      departments: isOwner ? owners : [{ id: stored.departmentId, name: stored.departmentName }, ...owners],
      tools,
      chosen,
      found,
    });
    return new Screen(stored ? `${stored.name}の編集` : '自動化案件の登録', page, state);
  }
}
