import { type IsoDate } from '../../kernel/date.js';
import { type SubmissionOverviewDto } from '../../reporting/submission/submission.dto.js';

/** Whether a department is late: the due day is past and its report is not in. */
export function isLate(
  { state }: Pick<SubmissionOverviewDto, 'state'>,
  dueOn: string,
  today: IsoDate,
): boolean {
  return today > dueOn && state !== 'submitted' && state !== 'accepted';
}
