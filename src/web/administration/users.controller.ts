import { Body, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { type User } from '../../access/user/user.repository.js';
import { type NewPasswordLink, UserService } from '../../access/user/user.service.js';
import { type UserInput } from '../../access/user/user-input.js';
import { ShowsSecret } from '../../platform/http/route-config.js';
import { formPage } from '../form/fields-form.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, versionOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen, SeeOther } from '../http/screen.js';
import { ListQuery } from '../list/list-query.js';
import { administrationScreen } from './administration-screen.js';
import { bearerChoices } from './bearer-fields.js';
import { NEW_USER_FORM, passwordLinkPage, USER_FORM, userPage, USERS, usersPage } from './users.page.js';

const HERE = USERS.path;

@PageController('administration/users')
export class UsersController {
  constructor(
    private readonly users: UserService,
    private readonly departments: DepartmentService,
  ) {}

  @GetPage()
  async usersOfTown(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen> {
    const query = ListQuery.of(USERS, raw);
    const page = await this.users.list(context, query.position);
    return administrationScreen(context, HERE, '利用者', usersPage(query, page), { wide: true });
  }

  @GetPage('new')
  async newUser(@RequestContext() context: Context): Promise<Screen> {
    permit(context, 'user.manage');
    return this.newScreen(context, FormState.of(NEW_USER_FORM, { role: 'department' }));
  }

  /** Answers with a page instead of a redirect: the link is shown once and stored nowhere. */
  @Post()
  @HttpCode(200)
  @ShowsSecret()
  addUser(@RequestContext() context: Context, @Body() posted: FormBody, @Req() request: FastifyRequest) {
    return submitForm({
      form: NEW_USER_FORM,
      posted,
      act: (input: UserInput & { login: string }) => this.users.create(context, input),
      done: ({ user, link }) => linkScreen(context, request, user, link),
      again: (state) => this.newScreen(context, state),
    });
  }

  @GetPage(':id')
  oneUser(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.one(context, id);
  }

  @Post(':id')
  changeUser(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return submitForm({
      form: USER_FORM,
      posted,
      act: (input: UserInput, { version }) => this.users.edit(context, id, version, input),
      done: ({ label }) => new SeeOther(HERE, `${label}を保存しました。`),
      again: (state) => this.one(context, id, state),
      current: () => this.users.get(context, id),
      choices: async () => bearerChoices('operator', await this.departments.all(context), () => true),
    });
  }

  @Post(':id/link')
  @HttpCode(200)
  @ShowsSecret()
  async newLink(@RequestContext() context: Context, @Param('id') id: string, @Req() request: FastifyRequest) {
    const user = await this.users.get(context, id);
    return linkScreen(context, request, user, await this.users.newLink(context, id));
  }

  @Post(':id/disable')
  async disableUser(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    const { label } = await this.users.setDisabled(context, id, versionOf(form), true);
    return new SeeOther(HERE, `${label}の利用を停止しました。`);
  }

  @Post(':id/enable')
  async enableUser(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    const { label } = await this.users.setDisabled(context, id, versionOf(form), false);
    return new SeeOther(HERE, `${label}の利用を再開しました。`);
  }

  private async newScreen(context: Context, state: FormState): Promise<Screen> {
    const page = formPage({
      ...(await this.form(context, state)),
      ...{ action: HERE, submit: '登録して設定用リンクを発行する' },
    });
    return administrationScreen(context, HERE, '利用者の登録', page, state);
  }

  private async one(context: Context, id: string, formState?: FormState): Promise<Screen> {
    const user = await this.users.get(context, id);
    const state = formState ?? FormState.of(USER_FORM, user);
    const page = userPage(user, id === context.actor.id, await this.form(context, state));
    return administrationScreen(context, HERE, user.label, page, state);
  }

  private async form(context: Context, state: FormState) {
    const departments = await this.departments.all(context);
    const isChosen = (id: string) => id === state.text('departmentId');
    const choices = bearerChoices(context.actor.role, departments, isChosen);
    return { state, choices };
  }
}

function linkScreen(context: Context, request: FastifyRequest, user: User, link: NewPasswordLink): Screen {
  const address = `${request.protocol}://${request.host}/password?link=${encodeURIComponent(link.secret)}`;
  const page = passwordLinkPage(user, address, link.expiresAt);
  return administrationScreen(context, HERE, 'パスワードの設定用リンク', page);
}
