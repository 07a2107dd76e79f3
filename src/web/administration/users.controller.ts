import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { type NewPasswordLink, UserService } from '../../access/user/user.service.js';
import { type Fault } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { ListQuery } from '../list/list-query.js';
import { administrationTabs } from './administration-tabs.js';
import { bearerIn, rolesFor } from './bearer-fields.js';
import { newUserPage, passwordLinkPage, userPage, type UserFormView } from './user.page.js';
import { USERS, usersPage } from './users.page.js';

const HERE = USERS.path;

@ApiExcludeController()
@Controller('administration/users')
export class UsersController {
  constructor(
    private readonly users: UserService,
    private readonly departments: DepartmentService,
  ) {}

  @Get()
  async usersOfTown(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen> {
    const query = ListQuery.of(USERS, raw);
    const page = await this.users.list(context, query.position);
    const view = { tabs: administrationTabs(context, HERE), query, page };
    return new Screen('利用者', usersPage(view), { wide: true });
  }

  @Get('new')
  async newUser(@RequestContext() context: Context): Promise<Screen> {
    permit(context, 'user.manage');
    return new Screen('利用者の登録', newUserPage(await this.form(context)));
  }

  /** Answers with a page rather than sending on: the link is told this once and kept nowhere. */
  @Post()
  @HttpCode(200)
  async addUser(
    @RequestContext() context: Context,
    @Body() form: FormBody,
    @Req() request: FastifyRequest,
  ): Promise<Screen> {
    try {
      const input = { login: textOf(form, 'login'), ...userIn(form) };
      const { user, link } = await this.users.create(context, input);
      return linkScreen(context, request, user, link);
    } catch (error) {
      const view = await this.form(context, faultsIn(error), form);
      return new Screen('利用者の登録', newUserPage(view), { status: 422 });
    }
  }

  @Get(':id')
  oneUser(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.one(context, id);
  }

  @Post(':id')
  async changeUser(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    try {
      const { label } = await this.users.edit(context, id, versionOf(form), userIn(form));
      return new SeeOther(HERE, `${label}を保存しました。`);
    } catch (error) {
      return this.one(context, id, faultsIn(error), form);
    }
  }

  @Post(':id/link')
  @HttpCode(200)
  async newLink(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<Screen> {
    const user = await this.users.get(context, id);
    return linkScreen(context, request, user, await this.users.newLink(context, id));
  }

  @Post(':id/disable')
  async disableUser(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<SeeOther> {
    const { label } = await this.users.setDisabled(context, id, versionOf(form), true);
    return new SeeOther(HERE, `${label}の利用を停止しました。`);
  }

  @Post(':id/enable')
  async enableUser(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<SeeOther> {
    const { label } = await this.users.setDisabled(context, id, versionOf(form), false);
    return new SeeOther(HERE, `${label}の利用を再開しました。`);
  }

  private async one(
    context: Context,
    id: string,
    faults: readonly Fault[] = [],
    typed?: FormBody,
  ): Promise<Screen> {
    const user = await this.users.get(context, id);
    const view = { ...(await this.form(context, faults, typed)), user, oneself: id === context.actor.id };
    return new Screen(user.label, userPage(view), { status: faults.length === 0 ? 200 : 422 });
  }

  private async form(
    context: Context,
    faults: readonly Fault[] = [],
    typed?: FormBody,
  ): Promise<UserFormView> {
    const departments = await this.departments.all(context);
    const tabs = administrationTabs(context, HERE);
    return { tabs, roles: rolesFor(context.actor.role), departments, faults, typed };
  }
}

function userIn(form: FormBody) {
  return { ...bearerIn(form), mailAddress: textOf(form, 'mailAddress') };
}

function linkScreen(
  context: Context,
  request: FastifyRequest,
  { label, login }: { label: string; login: string },
  { secret, expiresAt }: NewPasswordLink,
): Screen {
  const link = `${request.protocol}://${request.host}/password?link=${encodeURIComponent(secret)}`;
  const tabs = administrationTabs(context, HERE);
  return new Screen('パスワードの設定用リンク', passwordLinkPage({ tabs, label, login, link, expiresAt }));
}
