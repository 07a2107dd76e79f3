import { type IndicatorDifferenceDto } from '../../achievement/comparison-answer.dto.js';
import { grouped, partsInWords, signed } from '../../kernel/figure-words.js';

/**
 * How an indicator differs: 「…は、72.9%（35 / 48）から75.0%（36 / 48）になりました。」, then by how much over what both
 * sides hold, and who is not counted in the later one.
 */
export function differenceSentence({ name, before, after, sentence }: IndicatorDifferenceDto): string {
  const parts = (side: typeof before) =>
    side.numerator === null || side.denominator === null
      ? '算出なし'
      : `${side.percent === null ? '―' : `${side.percent}%`}（${partsInWords(side.numerator, side.denominator)}）`;
  const missing = after.notCounted?.sentence ?? '';
  return `${name}は、${parts(before)}から${parts(after)}になりました。${sentence}${missing}`;
}

/** `+3`, `−1`, `±0`. */
export function signedCount(count: number): string {
  return signed(grouped(count));
}
