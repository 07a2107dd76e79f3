import { type LikeForLikeDto } from '../comparison/change-answer.dto.js';
import { type RowWeight } from './row-weights.js';

/** Both sides of a comparison over the rows that are comparable. */
export type LikeForLike = Omit<LikeForLikeDto, 'points'>;

/**
 * An indicator over the rows that two periods have in common: rows answered on both sides, or unanswered on both with
 * the same weight (a stage carried forward). A row that exists or is answered on one side only counts on neither, so
 * that a department missing from one side changes nothing. Where both sides cover the same rows the result is the
 * difference of the figures themselves.
 */
export function likeForLike(
  before: ReadonlyMap<string, RowWeight>,
  after: ReadonlyMap<string, RowWeight>,
): LikeForLike {
  const comparablePairs = [...before].flatMap(([id, was]) => {
    const is = after.get(id);
    return is && isComparable(was, is) ? [{ was, is }] : [];
  });
  const sum = (side: 'was' | 'is', part: 'numerator' | 'denominator') =>
    comparablePairs.reduce((total, pair) => total + pair[side][part], 0);
  return {
    before: { numerator: sum('was', 'numerator'), denominator: sum('was', 'denominator') },
    after: { numerator: sum('is', 'numerator'), denominator: sum('is', 'denominator') },
    rows: comparablePairs.length,
    answered: comparablePairs.every(({ was }) => was.answerState === 'answered'),
  };
}

/** Whether a row counts on both sides in the same way. */
export function isComparable(was: RowWeight, is: RowWeight): boolean {
  if (was.answerState !== is.answerState || was.answerState === 'out') return false;
  return was.answerState === 'answered' || was.denominator === is.denominator;
}
