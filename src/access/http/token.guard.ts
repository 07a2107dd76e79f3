import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyReply } from 'fastify';
import { isApiRequest } from '../../platform/http/api-path.js';
import { PUBLIC } from '../../platform/http/public.js';
import { Problem } from '../../platform/problem.js';
import { TokenService } from '../token/token.service.js';
import { type KnownRequest } from './request-context.js';
import { originOf } from './request-origin.js';

/** Lets nobody through to a route of the API that is not public without a valid bearer token. Pages have sessions. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenService,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const http = execution.switchToHttp();
    const request = http.getRequest<KnownRequest>();
    if (!isApiRequest(request)) return true;
    const open = this.reflector.getAllAndOverride<boolean>(PUBLIC, [
      execution.getHandler(),
      execution.getClass(),
    ]);
    if (open) return true;
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const context = token === undefined ? null : await this.tokens.authenticate(token, originOf(request));
    if (!context) {
      http.getResponse<FastifyReply>().header('www-authenticate', 'Bearer');
      throw new Problem(401, 'unauthenticated', '認証が必要です。', {
        detail: 'Authorizationヘッダーに「Bearer トークン」の形で、有効なトークンを指定してください。',
      });
    }
    request.context = { ...context, source: 'api', requestId: request.id, origin: originOf(request) };
    return true;
  }
}
