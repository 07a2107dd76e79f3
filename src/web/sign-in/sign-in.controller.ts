import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { originOf } from '../../access/http/request-origin.js';
import { KnownDevices } from '../../access/session/known-devices.service.js';
import { deviceCookie, sessionCookie } from '../../access/session/session-cookie.js';
import { type PageRequest } from '../../access/session/session.guard.js';
import { SessionService } from '../../access/session/session.service.js';
import { retryAfter } from '../../platform/http/retry-after.js';
import { Public } from '../../platform/http/public.js';
import { Problem } from '../../platform/problem.js';
import { forgetSession } from '../http/forget-session.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { localPath } from '../http/local-path.js';
import { PageController } from '../http/page-controller.js';
import { resendingSignIn, visitorCookie } from '../http/page-security.js';
import { type Screen, SeeOther } from '../http/screen.js';
import { signInScreen } from './sign-in.page.js';
import { readUnsentForm, unsentScreen } from './unsent-form.js';

@PageController()
export class SignInController {
  constructor(
    private readonly sessions: SessionService,
    private readonly devices: KnownDevices,
  ) {}

  @Get('sign-in')
  @Public()
  signInForm(@Req() { signedIn }: PageRequest, @Query('next') next?: string): Screen | SeeOther {
    const path = localPath(next);
    return signedIn ? new SeeOther(path) : signInScreen({ login: '', next: path });
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
      const { address, agent } = originOf(request);
      const device = deviceCookie.read(request);
      const secret = await this.sessions.signIn({ login, password, address, agent, device });
      if (request.signedIn) await this.sessions.signOut(request.signedIn);
      const signedIn = await this.sessions.authenticate(secret);
      if (signedIn) deviceCookie.set(request, reply, await this.devices.remember(signedIn.context, device));
      sessionCookie.set(request, reply, secret);
      visitorCookie.clear(request, reply);
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
