import { type Month } from '../../kernel/month.js';
import { type AspectValue } from '../comparison/aspect-value-answer.dto.js';
import { type ItemRow } from '../rows/item-row.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type TakeoverKeyDto } from './correction.dto.js';

/** A recorded takeover: it sets `after.columns` in the rows of the correction. */
export interface Takeover extends TakeoverKeyDto {
  name: string;
  before: { value: AspectValue };
  after: { value: AspectValue; columns: TakeoverColumns };
  reason: string;
  takenBy: string;
  takenAt: Date;
}

/** The columns that a takeover sets, depending on its kind. */
export type TakeoverColumns = Partial<ProcedureRow> &
  Partial<Omit<ItemRow, 'name'>> & {
    /** The whole row of a procedure registered later. */
    row?: ProcedureRow;
    /** The registered procedure that a removed one was merged into; it receives the counts. */
    heirId?: string;
    /** A later edition: its items, and the mapping of procedures to its new items. */
    edition?: string;
    items?: ItemRow[];
    mapped?: Record<string, string[]>;
    itemRule?: 'any' | 'all';
    /** The closed revision of an earlier month. */
    revision?: number;
  };

/** Months whose later revisions were taken over. */
export function monthsTakenOver(takeovers: readonly Takeover[]): Record<Month, number> {
  const months = {} as Record<Month, number>;
  for (const { kind, subject, after } of takeovers) {
    if (kind === 'month' && after.columns.revision !== undefined) {
      months[subject as Month] = after.columns.revision;
    }
  }
  return months;
}
