import { type ReportReviewDto } from '../report-parts-answer.dto.js';

/** How many actions are open and late; nothing where there are none. */
export function reviewSentences(review: ReportReviewDto | undefined): string[] {
  if (!review || review.actions.length === 0) return [];
  const { counts } = review;
  const overdue = counts.overdue > 0 ? `、うち期限を過ぎたものは${count(counts.overdue)}件` : '';
  return [
    `対応事項のうち、未了は${count(counts.open)}件${overdue}、この月に完了したものは${count(counts.done)}件です。`,
  ];
}

function count(number: number): string {
  return number.toLocaleString('ja-JP');
}
