import { Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { factsOf } from '../../platform/http/route-config.js';
import { Problem } from '../../platform/problem.js';
import { TokenService } from '../token/token.service.js';
import { type KnownRequest } from './request-context.js';
import { originOf } from './request-origin.js';

/** Lets nobody through to a route of the API that is not public without a valid bearer token. Pages have sessions. */
@Injectable()
export class TokenGuard {
  constructor(private readonly tokens: TokenService) {}

  /** Finds out who makes the request. @throws Problem 401 where the route is not open and there is no valid token */
  async admit(request: KnownRequest, reply: FastifyReply): Promise<void> {
    const { open, provenLater = false } = factsOf(request);
    if (open) return;
    const token = bearerIn(request.headers.authorization);
    const known = provenLater && token !== undefined ? this.tokens.remembered(token) : null;
    if (known) request.context = { ...known, requestId: request.id, origin: originOf(request) };
    else await this.admitAfresh(request, reply);
  }

  /** The same by what the database says now, whatever is remembered. */
  async admitAfresh(request: KnownRequest, reply: FastifyReply): Promise<void> {
    const origin = originOf(request);
    const token = bearerIn(request.headers.authorization);
    const context = token === undefined ? null : await this.tokens.authenticate(token, origin);
    if (!context) {
      reply.header('www-authenticate', 'Bearer');
      throw new Problem(401, 'unauthenticated', '認証が必要です。', {
        detail: 'Authorizationヘッダーに「Bearer トークン」の形で、有効なトークンを指定してください。',
      });
    }
    request.context = { ...context, source: 'api', requestId: request.id, origin };
  }
}

function bearerIn(header: string | undefined): string | undefined {
  return /^Bearer (\S{1,200})$/i.exec(header ?? '')?.[1];
}
