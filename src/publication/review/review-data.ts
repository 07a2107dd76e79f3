import { ACTION_STATE_NAMES } from '../../review/action-standing.js';
import { type Datum, type Subject, valueDatum, wordsDatum } from '../datum.js';
import { type ReportActionDto, type ReportReviewDto } from '../report-parts-answer.dto.js';

/** The data of what was written with the month and of its actions. */
export function* reviewData(review: ReportReviewDto | undefined, whole: Subject): Generator<Datum> {
  if (!review) return;
  for (const text of review.texts) {
    const { department, departmentKey: scopeKey } = text;
    const of = { scope: '課題と対応', scopeKey, scopeName: department, department } as const;
    for (const field of ['issues', 'measures', 'plans'] as const) {
      const words = text[field];
      if (words !== null) yield wordsDatum(of, `review.${field}`, words);
    }
  }
  if (review.actions.length === 0) return;
  for (const which of ['open', 'overdue', 'new', 'done', 'cancelled'] as const)
    yield* valueDatum(whole, `actions.${which}`, review.counts[which]);
  for (const action of review.actions) yield* actionData(action);
}

function* actionData(action: ReportActionDto): Generator<Datum> {
  const { number, content, department, dueMonth, state, overdue, isNew, carried, comment } = action;
  const of = { scope: '対応事項', scopeKey: String(number), scopeName: content, department } as const;
  yield wordsDatum(of, 'action.content', content);
  yield wordsDatum(of, 'action.due', dueMonth);
  yield wordsDatum(of, 'action.state', ACTION_STATE_NAMES[state]);
  if (overdue) yield wordsDatum(of, 'action.overdue', '該当');
  if (isNew) yield wordsDatum(of, 'action.new', '該当');
  yield* valueDatum(of, 'action.carried', carried);
  if (comment !== null) yield wordsDatum(of, 'action.comment', comment);
}
