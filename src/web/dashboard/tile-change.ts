import { type TrendPoint } from '../../achievement/figures/figure-history.repository.js';
import { type FigureDto } from '../../achievement/figures/figures-answer.dto.js';
import { type LikeForLike } from '../../achievement/coverage/like-for-like.js';
import { differenceInPoints, isComplete, type Rate } from '../../kernel/rate.js';

/** How a figure changed since the period before. */
export interface TileChange {
  /** In points, with its sign where it fell. */
  points: string;
  /** Items more; null where applications or procedures are counted, of which only the rate says something. */
  items: number | null;
  /** Whether only what counts in both periods was compared. */
  alikeOnly: boolean;
}

type Now = Pick<FigureDto, 'numerator' | 'denominator' | 'percent' | 'completeness'>;

/**
 * The change like for like: of items over those that count in both periods, of anything else only where both periods
 * have all answers of as many. `incomparable` where the periods count something else; null where there is nothing
 * before, or no value now.
 */
export function tileChange(
  now: Now,
  before: Pick<TrendPoint, 'numerator' | 'denominator' | 'reported' | 'expected'> | undefined,
  alike: LikeForLike | undefined,
): TileChange | 'incomparable' | null {
  const [is, was] = [rateOf(now), before ? rateOf(before) : null];
  if (now.percent === null || is === null || was === null || !before) return null;
  if (alike) {
    const points = differenceInPoints(alike.after, alike.before);
    if (points === null) return 'incomparable';
    const alikeOnly = !(isSame(alike.after, is) && isSame(alike.before, was));
    return { points, items: alike.after.numerator - alike.before.numerator, alikeOnly };
  }
  const { completeness } = now;
  const isAlike = isComplete(completeness) && isComplete(before) && completeness.expected === before.expected;
  const points = differenceInPoints(is, was);
  return points === null || !isAlike ? 'incomparable' : { points, items: null, alikeOnly: false };
}

function rateOf({ numerator, denominator }: { numerator: number | null; denominator: number | null }) {
  return numerator === null || denominator === null ? null : { numerator, denominator };
}

function isSame(a: Rate, b: Rate): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}
