/*
 * The largest numbers that are taken for meant: a slip of the hand must not swallow the hours of a city, and sums of
 * millions of them stay exact.
 */

/** Minutes of a case or a month, people, hours of staff. */
export const LARGEST_AMOUNT = 9_999_999;
/** Yen of a cost. */
export const LARGEST_YEN = 999_999_999_999;
/** Yen of an hour of staff. */
export const LARGEST_HOURLY_YEN = 999_999;
/** A weight by which a cost is split. */
export const LARGEST_WEIGHT = 999_999;

/** `999,999` in a message. */
export function atMost(largest: number): string {
  return `${largest.toLocaleString('ja-JP')}以下`;
}

/** Whether a number is a whole one from `least` up to `largest`. */
export function isWholeUpTo(number: number, largest: number, least = 0): boolean {
  return Number.isSafeInteger(number) && number >= least && number <= largest;
}
