import { type LikeForLikeDto } from '../comparison/change-answer.dto.js';
import { type RowWeight } from './row-weights.js';

/** Both sides of a comparison over the rows they share. */
export type LikeForLike = Omit<LikeForLikeDto, 'points'>;

/**
 * An indicator over what two periods hold alike: rows that are there on both sides and answered on both, or answered
 * on neither where they weigh the same (a stage carried forward). A row in only one side, or answered in only one,
 * counts in neither; so whoever is missing on one side moves nothing. Where both sides hold the same this is the
 * difference of the figures themselves.
 */
export function likeForLike(
  before: ReadonlyMap<string, RowWeight>,
  after: ReadonlyMap<string, RowWeight>,
): LikeForLike {
  const shared = [...before].flatMap(([id, was]) => {
    const is = after.get(id);
    return is && isComparable(was, is) ? [{ was, is }] : [];
  });
  const sum = (side: 'was' | 'is', part: 'numerator' | 'denominator') =>
    shared.reduce((total, pair) => total + pair[side][part], 0);
  return {
    before: { numerator: sum('was', 'numerator'), denominator: sum('was', 'denominator') },
    after: { numerator: sum('is', 'numerator'), denominator: sum('is', 'denominator') },
    rows: shared.length,
    answered: shared.every(({ was }) => was.answerState === 'answered'),
  };
}

/** Whether a row counts in both sides in the same way. */
export function isComparable(was: RowWeight, is: RowWeight): boolean {
  if (was.answerState !== is.answerState || was.answerState === 'out') return false;
  return was.answerState === 'answered' || was.denominator === is.denominator;
}
