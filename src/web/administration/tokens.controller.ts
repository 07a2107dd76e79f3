import { Body, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { CreateToken } from '../../access/token/token.dto.js';
import { TokenService } from '../../access/token/token.service.js';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { ShowsSecret } from '../../platform/http/route-config.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen, SeeOther } from '../http/screen.js';
import { ListQuery } from '../list/list-query.js';
import { administrationScreen } from './administration-screen.js';
import { bearerChoices } from './bearer-fields.js';
import { newTokenPage, TOKEN_FORM, tokenList, tokensPage } from './tokens.page.js';

const HERE = '/administration/tokens';

@PageController('administration/tokens')
export class TokensPageController {
  constructor(
    private readonly tokens: TokenService,
    private readonly departments: DepartmentService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @GetPage()
  tokensOfTown(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen> {
    return this.list(context, FormState.of(TOKEN_FORM, { role: 'viewer', scopes: ['read'] }), raw);
  }

  /** Answers with a page instead of a redirect: the secret is shown once and stored nowhere. */
  @Post()
  @HttpCode(200)
  @ShowsSecret()
  addToken(@RequestContext() context: Context, @Body() posted: FormBody): Promise<Screen | SeeOther> {
    return submitForm({
      form: TOKEN_FORM,
      posted,
      dto: CreateToken,
      act: (input) => this.tokens.create(context, input),
      done: (token) => administrationScreen(context, HERE, '発行したトークン', newTokenPage(token)),
      again: (state) => this.list(context, state),
    });
  }

  @Post(':id/revoke')
  async revokeToken(@RequestContext() context: Context, @Param('id') id: string): Promise<SeeOther> {
    await this.tokens.revoke(context, id);
    return new SeeOther(HERE, 'トークンを失効させました。');
  }

  private async list(context: Context, state: FormState, raw: FormBody = {}): Promise<Screen> {
    const list = tokenList(this.clock.now());
    const query = ListQuery.of(list, raw);
    const [page, departments] = await Promise.all([
      this.tokens.list(context, query.position),
      this.departments.all(context),
    ]);
    const isChosen = (id: string) => id === state.text('departmentId');
    const choices = bearerChoices(context.actor.role, departments, isChosen);
    const content = tokensPage({ list, query, page }, { state, choices });
    return administrationScreen(context, HERE, 'トークン', content, { wide: true, status: state.status });
  }
}
