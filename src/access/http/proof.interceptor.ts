import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { type KnownRequest } from './request-context.js';
import { type TokenGuard } from './token.guard.js';

/**
 * Lets no answer out, and no error, to somebody who was only remembered: where nothing was read that proves who asks, or
 * it is no longer so, the request is admitted afresh and answered again.
 */
export class ProofInterceptor implements NestInterceptor {
  constructor(private readonly tokens: TokenGuard) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = execution.switchToHttp();
    const request = http.getRequest<KnownRequest>();
    const proof = request.context?.proof;
    if (!proof) return next.handle();
    const answer = () => lastValueFrom<unknown>(next.handle());
    const afresh = async () => {
      await this.tokens.admitAfresh(request, http.getResponse<FastifyReply>());
      return answer();
    };
    return from(
      answer().then(
        (given) => (proof.held ? given : afresh()),
        (error: unknown) => {
          if (proof.held) throw error;
          return afresh();
        },
      ),
    );
  }
}
