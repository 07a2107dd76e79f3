import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type PageRequest } from '../../access/session/session.guard.js';
import { SessionService } from '../../access/session/session.service.js';
import { SetUpService } from '../../access/set-up/set-up.service.js';
import { retryAfter } from '../../platform/http/retry-after.js';
import { Public } from '../../platform/http/public.js';
import { Problem } from '../../platform/problem.js';
import { forgetSession } from '../http/forget-session.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { localPath } from '../http/local-path.js';
import { PageController } from '../http/page-controller.js';
import { resendingSignIn } from '../http/page-security.js';
import { type Screen, SeeOther } from '../http/screen.js';
import { SessionStart } from './session-start.service.js';
import { signInScreen } from './sign-in.page.js';
import { readUnsentForm, unsentScreen } from './unsent-form.js';

@PageController()
export class SignInController {
  constructor(
    private readonly sessions: SessionService,
    private readonly starts: SessionStart,
    private readonly setUp: SetUpService,
  ) {}

  @Get('sign-in')
  @Public()
  async signInForm(
    @Req() { signedIn }: PageRequest,
    @Query('next') next?: string,
  ): Promise<Screen | SeeOther> {
    const path = localPath(next);
    if (signedIn) return new SeeOther(path);
    return signInScreen({ login: '', next: path, setUpPending: await this.setUp.isPending() });
  }

  @Post('sign-in')
  @Public()
  async signIn(
    @Body() form: FormBody,
    @Req() request: PageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Screen | SeeOther> {
    const [login, next] = [textOf(form, 'login'), localPath(textOf(form, 'next'))];
    const unsent = readUnsentForm(textOf(form, 'unsent'));
    try {
      const password = textOf(form, 'password');
      const signedIn = await this.starts.begin(request, reply, { login, password });
      if (!unsent) return new SeeOther(next);
      // The page is drawn as of the new session, with a token of its own.
      request.signedIn = signedIn ?? undefined;
      return unsentScreen(unsent, next);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { status, title, particulars } = error;
      retryAfter(error, reply);
      const refusal = { title, detail: particulars.detail ?? '' };
      const action = unsent ? resendingSignIn(request) : '/sign-in';
      return signInScreen({ login, next, refusal, unsent, action }, status);
    }
  }

  @Post('sign-out')
  async signOut(@Req() request: PageRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    if (request.signedIn) await this.sessions.signOut(request.signedIn);
    forgetSession(request, reply);
    return new SeeOther('/sign-in', 'サインアウトしました。');
  }
}
