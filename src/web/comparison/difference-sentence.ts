import { grouped, partsInWords, signed } from '../../kernel/figure-words.js';
import { type IndicatorDifference } from '../../achievement/comparison.js';

/** How an indicator differs, in a sentence: 「…は72.9%から75.0%になりました（+2.1ポイント）。」 */
export function differenceSentence({ name, before, after, points }: IndicatorDifference): string {
  const parts = (side: typeof before) =>
    side.numerator === null || side.denominator === null
      ? '算出なし'
      : `${side.percent === null ? '―' : `${side.percent}%`}（${partsInWords(side.numerator, side.denominator)}）`;
  const change = points === null ? '' : `。差は${signed(points)}ポイント`;
  return `${name}は、${parts(before)}から${parts(after)}になりました${change}。`;
}

/** `+3`, `−1`, `±0`. */
export function signedCount(count: number): string {
  return signed(grouped(count));
}
