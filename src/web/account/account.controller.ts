import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { SecurityEventService } from '../../access/security/security-event.service.js';
import { deviceCookie, sessionCookie } from '../../access/session/session-cookie.js';
import { type PageRequest } from '../../access/session/session.guard.js';
import { type SignedIn, SessionService } from '../../access/session/session.service.js';
import { MailChoiceService } from '../../access/user/mail-choice.service.js';
import { MAIL_TOPICS } from '../../access/user/mail-topic.js';
import { PasswordService } from '../../access/user/password.service.js';
import { type Fault } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';
import { forgetSession } from '../http/forget-session.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { Session } from '../http/session.decorator.js';
import { accountPage } from './account.page.js';

@ApiExcludeController()
@Controller('account')
export class AccountController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly sessions: SessionService,
    private readonly mails: MailChoiceService,
    private readonly security: SecurityEventService,
  ) {}

  @Get()
  account(@Session() session: SignedIn): Promise<Screen> {
    return this.screen(session, []);
  }

  @Post('mails')
  async chooseMails(@RequestContext() context: Context, @Body() form: FormBody): Promise<SeeOther> {
    const wanted = textsOf(form, 'wanted');
    await this.mails.choose(
      context,
      MAIL_TOPICS.filter((topic) => wanted.includes(topic)),
    );
    return new SeeOther('/account', '受け取るメールを保存しました。');
  }

  @Post('password')
  async changePassword(
    @Session() session: SignedIn,
    @Body() form: FormBody,
    @Req() request: PageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Screen | SeeOther> {
    const [current, password, again] = ['current', 'password', 'again'].map((name) => textOf(form, name)) as [
      string,
      string,
      string,
    ];
    try {
      const device = deviceCookie.read(request);
      const secret = await this.passwords.change(session, { current, password, again, device });
      sessionCookie.set(request, reply, secret);
    } catch (error) {
      return this.screen(session, faultsIn(error));
    }
    return new SeeOther('/account', 'パスワードを変更しました。ほかの端末のサインインは終了しました。');
  }

  @Post('sign-out-everywhere')
  async signOutEverywhere(
    @RequestContext() context: Context,
    @Req() request: PageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    await this.sessions.signOutEverywhere(context);
    forgetSession(request, reply);
    return new SeeOther('/sign-in', 'すべての端末からサインアウトしました。');
  }

  private async screen(
    { context, login, municipalityName }: SignedIn,
    faults: readonly Fault[],
  ): Promise<Screen> {
    const { label, role, sectionHead } = context.actor;
    const mails = await this.mails.get(context);
    const events = await this.security.ofAccount(context);
    const view = { login, label, role, sectionHead, municipalityName, ...mails, events, faults };
    return new Screen('アカウント', accountPage(view), { status: faults.length === 0 ? 200 : 422 });
  }
}
