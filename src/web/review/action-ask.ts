import { type Month } from '../../kernel/month.js';
import { type ActionQuery } from '../../review/action.dto.js';

const FIELDS = ['departmentId', 'state', 'overdue'] as const;

/** What the address of a list of actions narrows it to. */
export type ActionAsk = Pick<ActionQuery, (typeof FIELDS)[number]>;

/** The fields of an address that say something. */
export function filledIn(raw: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(raw).filter((field): field is [string, string] => (field[1] ?? '') !== ''),
  );
}

/** The address of a month's list, narrowed, from behind the cursor on; of its file where `format` is given. */
export function actionsHref(
  month: Month,
  ask: ActionAsk,
  { cursor, format }: { cursor?: string; format?: 'xlsx' | 'csv' } = {},
): string {
  const texts = new URLSearchParams();
  for (const field of FIELDS) if (ask[field] !== undefined) texts.set(field, String(ask[field]));
  if (cursor !== undefined) texts.set('cursor', cursor);
  const path = `/review/${month}/actions${format === undefined ? '' : `/export.${format}`}`;
  return texts.size === 0 ? path : `${path}?${texts.toString()}`;
}
