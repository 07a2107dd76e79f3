import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { type SubmissionOverviewDto } from '../../reporting/submission/submission.dto.js';
import {
  isHandedIn,
  SUBMISSION_LISTING_STATES,
  SUBMISSION_STATE_NAMES,
  type SubmissionListingState,
} from '../../reporting/submission/submission-states.js';

/** Who has and who has not handed in the month that is open. */
export interface Lateness {
  month: Month;
  dueOn: IsoDate;
  /** Whether the due day is past. */
  overdue: boolean;
  states: { state: SubmissionListingState; name: string; count: number }[];
  /** Departments whose report is still with them, the emptiest first. */
  waiting: SubmissionOverviewDto[];
}

/** Counts the departments by state; on the due day itself nobody is late yet. */
export function latenessOf(
  { month, dueOn }: { month: Month; dueOn: IsoDate },
  submissions: readonly SubmissionOverviewDto[],
  today: IsoDate,
): Lateness {
  const states = SUBMISSION_LISTING_STATES.map((state) => ({
    state,
    name: SUBMISSION_STATE_NAMES[state],
    count: submissions.filter((one) => one.state === state).length,
  }));
  const share = ({ saved, expected }: SubmissionOverviewDto) => (expected === 0 ? 1 : saved / expected);
  const waiting = submissions
    .filter((one) => !isHandedIn(one))
    .sort((a, b) => share(a) - share(b) || a.departmentCode.localeCompare(b.departmentCode));
  return { month, dueOn, overdue: today > dueOn, states: states.filter(({ count }) => count > 0), waiting };
}
