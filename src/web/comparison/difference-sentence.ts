import { type Difference } from '../../achievement/comparison/comparison.js';
import { grouped, NO_FIGURE, partsInWords, signed } from '../../kernel/figure-words.js';

/**
 * How an indicator differs: 「…は、72.9%（35 / 48）から75.0%（36 / 48）になりました。」, then by how much over what both
 * sides hold, and who is not counted in the later one.
 */
export function differenceSentence({ name, before, after, sentence }: Difference): string {
  const missing = after.notCounted?.sentence ?? '';
  return `${name}は、${sideInWords(before)}から${sideInWords(after)}になりました。${sentence}${missing}`;
}

/** One side of a difference, `72.9%（35 / 48）`; `none` where it has no value. */
export function sideInWords(
  { percent, numerator, denominator }: Difference['before'],
  none = '算出なし',
): string {
  if (numerator === null || denominator === null) return none;
  return `${percent === null ? NO_FIGURE : `${percent}%`}（${partsInWords(numerator, denominator)}）`;
}

/** `+3`, `−1`, `±0`. */
export function signedCount(count: number): string {
  return signed(grouped(count));
}
