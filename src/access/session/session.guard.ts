import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { isApiRequest } from '../../platform/http/api-path.js';
import { PUBLIC } from '../../platform/http/public.js';
import { Problem } from '../../platform/problem.js';
import { type KnownRequest } from '../http/request-context.js';
import { originOf } from '../http/request-origin.js';
import { BACKGROUND } from './background.js';
import { SESSION_COOKIE } from './session-cookie.js';
import { type SignedIn, SessionService } from './session.service.js';

/** A request for a page, after the guard has found out who makes it. Cookies are null where it failed before they were read. */
export type PageRequest = Omit<KnownRequest, 'cookies'> & {
  signedIn?: SignedIn;
  cookies: Record<string, string | undefined> | null;
};

/** Lets nobody through to a page that is not public without a session; who has one is known on public pages too. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<PageRequest>();
    if (isApiRequest(request)) return true;
    const handlers = [execution.getHandler(), execution.getClass()];
    const secret = request.cookies?.[SESSION_COOKIE];
    const background = this.reflector.getAllAndOverride<boolean | undefined>(BACKGROUND, handlers) ?? false;
    const signedIn = secret === undefined ? null : await this.sessions.authenticate(secret, { background });
    if (signedIn) {
      const context = { ...signedIn.context, requestId: request.id, origin: originOf(request) };
      request.signedIn = { ...signedIn, context };
      request.context = context;
      return true;
    }
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, handlers)) return true;
    throw new Problem(401, 'sign-in-needed', 'サインインが必要です。');
  }
}
