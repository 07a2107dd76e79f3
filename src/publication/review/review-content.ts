import { type ActionOfMonthDto, type TextOfMonthDto } from '../../review/review-answer.dto.js';
import { type ProcedureFacts } from '../procedure-facts.js';
import { type ReportFacts } from '../report-facts.js';
import { type ReportReviewDto } from '../report-parts-answer.dto.js';

/**
 * What was written with the month and its actions as of its end; left out where there is neither. Departments bear the
 * names of the month's own rows, so that a later renaming does not alter a closed month.
 */
export function reviewContent(
  { related: { review } }: ReportFacts,
  { departmentNames }: Pick<ProcedureFacts, 'departmentNames'>,
): { review?: ReportReviewDto } {
  if (review.texts.length === 0 && review.actions.length === 0) return {};
  const ownerName = ({ departmentId, departmentName }: ActionOfMonthDto | TextOfMonthDto) =>
    (departmentId === null ? undefined : departmentNames.get(departmentId)) ?? departmentName;
  return {
    review: {
      texts: review.texts.map((text) => {
        const { departmentId, issues, measures, plans } = text;
        const departmentKey = departmentId ?? 'dx-office';
        return { departmentKey, department: ownerName(text), issues, measures, plans };
      }),
      actions: review.actions.map((action) => {
        const { id, number, content, dueMonth, state, since, isNew, overdue, carried, comment } = action;
        const status = { state, since, isNew, overdue, carried, comment };
        return { id, number, content, department: ownerName(action), dueMonth, ...status };
      }),
      counts: review.counts,
    },
  };
}
