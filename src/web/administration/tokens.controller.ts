import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { CreateToken } from '../../access/token/token.dto.js';
import { TokenService } from '../../access/token/token.service.js';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Fault } from '../../platform/problem.js';
import { checked } from '../http/checked-form.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { ListQuery } from '../list/list-query.js';
import { administrationTabs } from './administration-tabs.js';
import { bearerIn, rolesFor } from './bearer-fields.js';
import { newTokenPage, tokenList, tokensPage } from './tokens.page.js';

const HERE = '/administration/tokens';

@ApiExcludeController()
@Controller('administration/tokens')
export class TokensPageController {
  constructor(
    private readonly tokens: TokenService,
    private readonly departments: DepartmentService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  tokensOfTown(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen> {
    return this.list(context, { raw });
  }

  /** Answers with a page rather than sending on: the secret is told this once and kept nowhere. */
  @Post()
  @HttpCode(200)
  async addToken(@RequestContext() context: Context, @Body() form: FormBody): Promise<Screen> {
    try {
      const token = await this.tokens.create(context, await checked(CreateToken, fieldsOf(form)));
      const tabs = administrationTabs(context, HERE);
      return new Screen('発行したトークン', newTokenPage({ tabs, token }));
    } catch (error) {
      return this.list(context, { faults: faultsIn(error), typed: form });
    }
  }

  @Post(':id/revoke')
  async revokeToken(@RequestContext() context: Context, @Param('id') id: string): Promise<SeeOther> {
    await this.tokens.revoke(context, id);
    return new SeeOther(HERE, 'トークンを失効させました。');
  }

  private async list(
    context: Context,
    { raw = {}, faults = [], typed }: { raw?: FormBody; faults?: readonly Fault[]; typed?: FormBody },
  ): Promise<Screen> {
    const now = this.clock.now();
    const query = ListQuery.of(tokenList(now), raw);
    const view = {
      tabs: administrationTabs(context, HERE),
      query,
      page: await this.tokens.list(context, query.position),
      now,
      roles: rolesFor(context.actor.role),
      departments: await this.departments.all(context),
      faults,
      typed,
    };
    const status = faults.length === 0 ? 200 : 422;
    return new Screen('トークン', tokensPage(view), { wide: true, status });
  }
}

function fieldsOf(form: FormBody) {
  const expiresOn = textOf(form, 'expiresAt');
  const ownerLogin = textOf(form, 'ownerLogin');
  const scopes = textsOf(form, 'scopes');
  return {
    ...bearerIn(form),
    ownerLogin,
    scopes,
    ...(expiresOn === '' ? {} : { expiresAt: `${expiresOn}T23:59:59+09:00` }),
  };
}
