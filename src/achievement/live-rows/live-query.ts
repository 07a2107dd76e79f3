import { type PeriodFacts } from '../rows/period-facts.js';

/** The parameters of the SQL for live rows. */
export interface LiveQuery extends PeriodFacts {
  municipality: string;
  /** The states of a submission in which its reports count. */
  countedStates: string[];
}
