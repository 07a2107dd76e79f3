import { type Completeness } from './rate.js';

/**
 * How a figure is put into words, on every screen and in every form of the report, so that both say the same of the
 * same. Only words and signs: columns for machines take plain numbers (`-0.2`).
 */
export const FIGURE_WORDS = {
  /** How many answered: the other side of 未回答. */
  reported: '回答',
  expected: '対象',
  completeness: '回答 / 対象',
  asOf: '基準日',
  computedAt: '集計日時',
} as const;

/** What stands where there is no figure. */
export const NO_FIGURE = '―';

const GROUPED = new Intl.NumberFormat('ja-JP');

/** `1,234`; `―` where it is not known. */
export function grouped(count: number | null): string {
  return count === null ? NO_FIGURE : GROUPED.format(count);
}

/** A part of a whole, `1,036 / 1,048`; an unknown side is `―`. */
export function partsInWords(part: number | null, whole: number | null): string {
  return `${grouped(part)} / ${grouped(whole)}`;
}

/** Those who answered of those expected to: `45 / 48`. */
export function completenessInWords({ reported, expected }: Completeness): string {
  return partsInWords(reported, expected);
}

/** A decimal with the sign of minus as it is printed: `−0.2` of `-0.2`. */
export function withMinus(value: string): string {
  return value.replace('-', '−');
}

/** A difference, whose direction is shown by its sign and not by colour: `+2.1`, `−0.2`, `±0.0`. */
export function signed(value: string): string {
  if (value.startsWith('-')) return withMinus(value);
  return /[1-9]/.test(value) ? `+${value}` : `±${value}`;
}
