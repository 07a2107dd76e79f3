import { Body, createParamDecorator, type ExecutionContext, Get, Post, Req, Res } from '@nestjs/common';
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
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { forgetSession } from '../http/forget-session.js';
import { type FormBody, textsOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { accountPage } from './account.page.js';
import { PASSWORD_CHANGE_FORM, type PasswordChange } from './password-form.js';

/** The session a page's request comes with. */
const Session = createParamDecorator((_: unknown, execution: ExecutionContext): SignedIn => {
  const { signedIn } = execution.switchToHttp().getRequest<PageRequest>();
  if (!signedIn) throw new Error('a route that asks for its session must not be public');
  return signedIn;
});

@PageController('account')
export class AccountController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly sessions: SessionService,
    private readonly mails: MailChoiceService,
    private readonly security: SecurityEventService,
  ) {}

  @Get()
  account(@Session() session: SignedIn): Promise<Screen> {
    return this.screen(session, FormState.of(PASSWORD_CHANGE_FORM));
  }

  @Post('mails')
  async chooseMails(@RequestContext() context: Context, @Body() form: FormBody): Promise<SeeOther> {
    const topics = textsOf(form, 'wanted');
    const chosenTopics = MAIL_TOPICS.filter((topic) => topics.includes(topic));
    await this.mails.choose(context, chosenTopics);
    return new SeeOther('/account', '受け取るメールを保存しました。');
  }

  @Post('password')
  changePassword(
    @Session() session: SignedIn,
    @Body() posted: FormBody,
    @Req() request: PageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Screen | SeeOther> {
    return submitForm({
      form: PASSWORD_CHANGE_FORM,
      posted,
      act: async (passwords: PasswordChange) => {
        const device = deviceCookie.read(request);
        sessionCookie.set(request, reply, await this.passwords.change(session, { ...passwords, device }));
      },
      done: () =>
        new SeeOther('/account', 'パスワードを変更しました。ほかの端末のサインインは終了しました。'),
      again: (state) => this.screen(session, state),
    });
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

  private async screen(session: SignedIn, state: FormState): Promise<Screen> {
    const mails = await this.mails.get(session.context);
    const events = await this.security.ofAccount(session.context);
    return new Screen('アカウント', accountPage(session, mails, events, state), state);
  }
}
