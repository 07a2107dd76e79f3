import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Context } from '../../access/context.js';
import { type KnownRequest } from '../../access/http/request-context.js';
import { type Month, parseMonth } from '../../kernel/month.js';

/** Parameter decorator: the month that the address names as `:month`. @throws InvalidInput for what is no month */
export const MonthInPath = createParamDecorator((_: unknown, execution: ExecutionContext): Month => {
  return monthIn(execution.switchToHttp().getRequest<FastifyRequest>());
});

/** Who asks for whose month; no department where the address names none. */
export interface DepartmentMonth<DepartmentId extends string | null = string> {
  context: Context;
  month: Month;
  departmentId: DepartmentId;
}

/** Parameter decorator: the month and the department that the address names as `:month` and `:departmentId`. */
export const DepartmentMonthInPath = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  departmentMonthIn(execution),
);

/** What an address names as `:month` and `:departmentId`. @throws InvalidInput for what is no month */
export function departmentMonthIn(execution: ExecutionContext): DepartmentMonth<string | null> {
  const request = execution.switchToHttp().getRequest<KnownRequest>();
  if (!request.context) throw new Error('a route that asks for its context must not be public');
  const { departmentId = null } = request.params as { departmentId?: string };
  return { context: request.context, month: monthIn(request), departmentId };
}

function monthIn({ params }: FastifyRequest): Month {
  return parseMonth((params as { month?: string }).month ?? '');
}
