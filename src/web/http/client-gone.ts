import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Problem } from '../../platform/problem.js';

/** Parameter decorator: a signal that work for this request is wanted no more, as the client has closed its connection. */
export const ClientGone = createParamDecorator((_: unknown, execution: ExecutionContext): AbortSignal => {
  const { raw } = execution.switchToHttp().getResponse<FastifyReply>();
  const gone = new AbortController();
  const abort = () => gone.abort(new Problem(499, 'client-gone', '接続が切れたため、処理を中止しました。'));
  if (raw.destroyed) abort();
  else raw.once('close', () => (raw.writableFinished ? undefined : abort()));
  return gone.signal;
});
