import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type KnownRequest } from '../../access/http/request-context.js';
import { type Month, parseMonth } from '../../kernel/month.js';

/** Whose month is entered by whom, and where its page stands. */
export interface EntryContext {
  context: Context;
  month: Month;
  departmentId: string;
  /** The page's address. */
  base: string;
  /** Whether it is the department's own page, rather than 代理入力. */
  own: boolean;
}

/** The same as an address has it: null for the own department of somebody who belongs to none. */
export type EntryRequest = Omit<EntryContext, 'departmentId'> & { departmentId: string | null };

/** Parameter decorator: the entry whose address is asked for, of the own department or of a named one. */
export const Entry = createParamDecorator((_: unknown, execution: ExecutionContext): EntryRequest => {
  const { context, params } = execution.switchToHttp().getRequest<KnownRequest>();
  if (!context) throw new Error('a route that asks for an entry must not be public');
  const { month: text = '', departmentId } = params as { month?: string; departmentId?: string };
  const month = parseMonth(text);
  return departmentId === undefined
    ? { context, month, departmentId: context.actor.departmentId, base: `/report/${month}`, own: true }
    : { context, month, departmentId, base: entryPath(month, departmentId), own: false };
});

/** Where a named department's month is entered. */
function entryPath(month: Month, departmentId: string): string {
  return `/months/${month}/departments/${encodeURIComponent(departmentId)}/entry`;
}
