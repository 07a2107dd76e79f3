import { Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { originOf } from '../../access/http/request-origin.js';
import { KnownDevices } from '../../access/session/known-devices.service.js';
import { deviceCookie, sessionCookie } from '../../access/session/session-cookie.js';
import { type PageRequest } from '../../access/session/session.guard.js';
import { type SignedIn, SessionService } from '../../access/session/session.service.js';
import { visitorCookie } from '../http/page-security.js';

/** Signs somebody in in the browser that asks: a session of its own, and the cookies that go with it. */
@Injectable()
export class SessionStart {
  constructor(
    private readonly sessions: SessionService,
    private readonly devices: KnownDevices,
  ) {}

  /** Who is signed in from now on; null where the session has ended already. @throws Problem 422, 429 as signing in does */
  async begin(
    request: PageRequest,
    reply: FastifyReply,
    { login, password }: { login: string; password: string },
  ): Promise<SignedIn | null> {
    const { address, agent } = originOf(request);
    const device = deviceCookie.read(request);
    const secret = await this.sessions.signIn({ login, password, address, agent, device });
    if (request.signedIn) await this.sessions.signOut(request.signedIn);
    const signedIn = await this.sessions.authenticate(secret);
    if (signedIn) deviceCookie.set(request, reply, await this.devices.remember(signedIn.context, device));
    sessionCookie.set(request, reply, secret);
    visitorCookie.clear(request, reply);
    return signedIn;
  }
}
