import { type PeriodFacts } from '../rows/period-facts.js';

/** Which rows are read: these procedures that are registered, and these items. */
export interface OnlyRows {
  procedureIds: readonly string[];
  itemKeys: readonly string[];
}

export interface LiveQuery extends PeriodFacts {
  municipality: string;
  /** The states of a submission in which its reports count. */
  countedStates: string[];
  /** Null = all rows. */
  only: OnlyRows | null;
}
