import { type PeriodFacts } from '../rows/period-facts.js';

export interface LiveQuery extends PeriodFacts {
  municipality: string;
  /** The states of a submission in which its reports count. */
  countedStates: string[];
}
