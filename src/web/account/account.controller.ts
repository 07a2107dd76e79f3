import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from '../../access/session/session-cookie.js';
import { type PageRequest } from '../../access/session/session.guard.js';
import { type SignedIn, SessionService } from '../../access/session/session.service.js';
import { PasswordService } from '../../access/user/password.service.js';
import { type Fault } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { Session } from '../http/session.decorator.js';
import { accountPage } from './account.page.js';

@ApiExcludeController()
@Controller('account')
export class AccountController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly sessions: SessionService,
  ) {}

  @Get()
  account(@Session() session: SignedIn): Screen {
    return screenOf(session, []);
  }

  @Post('password')
  async changePassword(
    @Session() session: SignedIn,
    @Body() form: FormBody,
    @Req() { ip: address }: PageRequest,
  ): Promise<Screen | SeeOther> {
    const [current, password, again] = ['current', 'password', 'again'].map((name) => textOf(form, name)) as [
      string,
      string,
      string,
    ];
    try {
      await this.passwords.change(session, { current, password, again, address });
    } catch (error) {
      return screenOf(session, faultsIn(error));
    }
    return new SeeOther('/account', 'パスワードを変更しました。ほかの端末のサインインは終了しました。');
  }

  @Post('sign-out-everywhere')
  async signOutEverywhere(
    @RequestContext() context: Context,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    await this.sessions.signOutEverywhere(context);
    reply.clearCookie(SESSION_COOKIE, SESSION_COOKIE_OPTIONS);
    return new SeeOther('/sign-in', 'すべての端末からサインアウトしました。');
  }
}

function screenOf({ context, login, municipalityName }: SignedIn, faults: readonly Fault[]): Screen {
  const { label, role, sectionHead } = context.actor;
  const view = { login, label, role, sectionHead, municipalityName, faults };
  return new Screen('アカウント', accountPage(view), { status: faults.length === 0 ? 200 : 422 });
}
