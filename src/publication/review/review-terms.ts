import { type ReportModel } from '../report-model.js';
import { type ReportReviewDto } from '../report-parts-answer.dto.js';

const TERMS: ReportModel['definitions'] = [
  {
    term: '対応事項',
    meaning: '課題への対応として、担当課と期限を決めたもの。完了するか取りやめるまで、毎月の報告に繰り越す。',
  },
  { term: '期限超過', meaning: '期限の月が終わっても、完了も取りやめもしていないこと。' },
  { term: '繰越', meaning: '対応事項を決めた月からの月数。' },
];

/** The words of actions, where the report has any. */
export function reviewTerms(review: ReportReviewDto | undefined): ReportModel['definitions'] {
  return review && review.actions.length > 0 ? TERMS : [];
}
