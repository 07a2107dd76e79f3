import { monthNumber, type Month } from '../../kernel/month.js';

const MARCH = 3;

/** The frequencies of the procedures that are asked for in a month: yearly ones report in March only. */
export function expectedFrequencies(month: Month): ('monthly' | 'yearly')[] {
  return monthNumber(month) === MARCH ? ['monthly', 'yearly'] : ['monthly'];
}
