import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { type PageRequest } from '../../access/session/session.guard.js';
import { sendOn, writePage } from './page-writer.js';
import { Fragment, Screen, SeeOther } from './screen.js';

/** Turns what a page's controller returns into HTML or a redirect; anything else passes as it is. */
@Injectable()
export class ScreenInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = execution.switchToHttp();
    const request = http.getRequest<PageRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (answer instanceof Screen || answer instanceof Fragment) return writePage(request, reply, answer);
        if (!(answer instanceof SeeOther)) return answer;
        sendOn(request, reply, answer);
        return '';
      }),
    );
  }
}
