import { Injectable } from '@nestjs/common';
import { factsOf } from '../../platform/http/route-config.js';
import { Problem } from '../../platform/problem.js';
import { type KnownRequest } from '../http/request-context.js';
import { originOf } from '../http/request-origin.js';
import { sessionCookie } from './session-cookie.js';
import { type SignedIn, SessionService } from './session.service.js';

/** A request for a page, after the guard has found out who makes it. Cookies are null where it failed before they were read. */
export type PageRequest = Omit<KnownRequest, 'cookies'> & {
  signedIn?: SignedIn;
  cookies: FastifyCookies | null;
};

type FastifyCookies = Record<string, string | undefined>;

/** Lets nobody through to a page that is not public without a session; who has one is known on public pages too. */
@Injectable()
export class SessionGuard {
  constructor(private readonly sessions: SessionService) {}

  /** Finds out who makes the request. @throws Problem 401 where the page is not open and nobody is signed in */
  async admit(request: PageRequest): Promise<void> {
    const { open, background = false } = factsOf(request);
    if (open === 'anonymous') return;
    const secret = sessionCookie.read(request);
    const signedIn = secret === undefined ? null : await this.sessions.authenticate(secret, { background });
    if (signedIn) {
      const context = { ...signedIn.context, requestId: request.id, origin: originOf(request) };
      request.signedIn = { ...signedIn, context };
      request.context = context;
    } else if (!open) throw signInNeeded();
  }
}

/** 401 for a page that needs a session. */
export function signInNeeded(): Problem {
  return new Problem(401, 'sign-in-needed', 'サインインが必要です。');
}
