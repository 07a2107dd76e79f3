import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type DepartmentMonth, departmentMonthIn } from '../http/month-in-path.js';
import { readRowFilter, type RowFilter } from './row-filter.js';

/** Whose month is entered by whom, and where its page stands. */
export interface EntryContext extends DepartmentMonth {
  /** The page's address. */
  base: string;
  /** Which rows the page shows. */
  show: RowFilter;
  /** Whether it is the department's own page, rather than 代理入力. */
  own: boolean;
}

/** The same as an address has it: null for the own department of somebody who belongs to none. */
export type EntryRequest = Omit<EntryContext, 'departmentId'> & { departmentId: string | null };

/** Parameter decorator: the entry whose address is asked for, of the own department or of a named one. */
export const Entry = createParamDecorator((_: unknown, execution: ExecutionContext): EntryRequest => {
  const { context, month, departmentId } = departmentMonthIn(execution);
  const show = filterIn(execution);
  if (departmentId === null)
    return {
      ...{ context, month, departmentId: context.actor.departmentId },
      ...{ base: `/report/${month}`, show, own: true },
    };
  const base = `/months/${month}/departments/${encodeURIComponent(departmentId)}/entry`;
  return { context, month, departmentId, base, show, own: false };
});

function filterIn(execution: ExecutionContext): RowFilter {
  const { query, body } = execution.switchToHttp().getRequest<FastifyRequest>();
  const [inAddress, inForm] = [query, body].map((part) => (part as { show?: unknown } | undefined)?.show);
  return readRowFilter(inForm ?? inAddress);
}
