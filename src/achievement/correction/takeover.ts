import { type Month } from '../../kernel/month.js';
import { type AspectValue } from '../comparison/aspect-value-answer.dto.js';
import { type ItemRow } from '../rows/item-row.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type TakeoverKeyDto } from './correction.dto.js';

/** A takeover as it is recorded: the rows of the correction hold `after.columns` from then on. */
export interface Takeover extends TakeoverKeyDto {
  name: string;
  before: { value: AspectValue };
  after: { value: AspectValue; columns: TakeoverColumns };
  reason: string;
  takenBy: string;
  takenAt: Date;
}

/** The columns that a takeover sets, by what it is about. */
export type TakeoverColumns = Partial<ProcedureRow> &
  Partial<Omit<ItemRow, 'name'>> & {
    /** The whole row of a procedure registered later. */
    row?: ProcedureRow;
    /** The registered procedure that one that is gone was merged into: its counts go with that one. */
    heirId?: string;
    /** A later edition: its items, and the mapping of procedures to those that are new in it. */
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
