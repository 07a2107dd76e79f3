import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Get,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { type KnownRequest } from '../../access/http/request-context.js';
import { Database } from '../../platform/database/database.js';

/**
 * Gives the handler of a page a context under which everything is read on one view of the municipality's data, which
 * ends before the page is drawn. Nothing can be written meanwhile.
 */
@Injectable()
class OneViewInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = execution.switchToHttp().getRequest<KnownRequest>();
    const { context } = request;
    if (!context) return next.handle();
    return from(
      this.database.oneView(context, async (one) => {
        request.context = one;
        try {
          return await lastValueFrom<unknown>(next.handle());
        } finally {
          request.context = context;
        }
      }),
    );
  }
}

/** Method decorator: a page that only reads, all of it on one view: what depends on nothing travels together. */
export function GetPage(path: string | string[] = ''): MethodDecorator {
  return applyDecorators(Get(path), UseInterceptors(OneViewInterceptor));
}
