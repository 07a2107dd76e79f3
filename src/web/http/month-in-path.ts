import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Month, parseMonth } from '../../kernel/month.js';

/** Parameter decorator: the month that the address names as `:month`. @throws InvalidInput for what is no month */
export const MonthInPath = createParamDecorator((_: unknown, execution: ExecutionContext): Month => {
  const { params } = execution.switchToHttp().getRequest<FastifyRequest>();
  return parseMonth((params as { month?: string }).month ?? '');
});
