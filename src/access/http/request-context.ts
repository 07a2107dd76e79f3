import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Context } from '../context.js';

/** A request after the guard has found out who makes it. */
export type KnownRequest = FastifyRequest & { context?: Context };

/** Parameter decorator: who makes the request, for which municipality. */
export const RequestContext = createParamDecorator((_: unknown, execution: ExecutionContext): Context => {
  const { context } = execution.switchToHttp().getRequest<KnownRequest>();
  if (!context) throw new Error('a route that asks for its context must not be public');
  return context;
});
