import { notProvided, sameCount } from '../../kernel/count.js';
import { type YearlyLineDto } from './yearly-count-answer.dto.js';

/** The recorded applications of one procedure in one whole fiscal year, and where the figures come from. */
export type YearlyEntry = Pick<YearlyLineDto, 'applicationsTotal' | 'applicationsOnline' | 'source'>;

/** What stands where nothing has been recorded. */
export const NOT_RECORDED: YearlyEntry = {
  applicationsTotal: notProvided,
  applicationsOnline: notProvided,
  source: null,
};

/** Whether two entries say the same. */
export function sameYearly(a: YearlyEntry, b: YearlyEntry): boolean {
  return (
    sameCount(a.applicationsTotal, b.applicationsTotal) &&
    sameCount(a.applicationsOnline, b.applicationsOnline) &&
    a.source === b.source
  );
}
