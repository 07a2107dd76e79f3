import { type IndicatorDifference } from '../../achievement/comparison.js';

/** How an indicator differs, in a sentence: 「…は72.9%から75.0%になりました（+2.1ポイント）。」 */
export function differenceSentence({ name, before, after, points }: IndicatorDifference): string {
  const parts = (side: typeof before) =>
    side.numerator === null || side.denominator === null
      ? '算出なし'
      : `${side.percent === null ? '―' : `${side.percent}%`}（${told(side.numerator)} / ${told(side.denominator)}）`;
  const change = points === null ? '' : `。差は${signedPoints(points)}ポイント`;
  return `${name}は、${parts(before)}から${parts(after)}になりました${change}。`;
}

/** `+2.1`, `-0.4`, `±0.0`: a sign, so that direction is not told by colour. */
export function signedPoints(points: string): string {
  if (points.startsWith('-')) return points;
  return /[1-9]/.test(points) ? `+${points}` : `±${points}`;
}

/** `+3`, `-1`, `±0`. */
export function signedCount(count: number): string {
  const size = Math.abs(count).toLocaleString('ja-JP');
  return count > 0 ? `+${size}` : count < 0 ? `-${size}` : `±${size}`;
}

function told(count: number): string {
  return count.toLocaleString('ja-JP');
}
