import { type Count } from './count.js';
import { type Exact, exact, formatDecimal, subtract } from './exact.js';

/** 率, kept exact: two whole numbers, never negative. 0/0 is a rate too: it has no percent. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

/** How many of those expected to answer did. */
export interface Completeness {
  readonly reported: number;
  readonly expected: number;
}

/** A pair of counts of one row: how many in all, and how many of those online. */
export interface CountPair {
  readonly total: Count;
  readonly online: Count;
}

/** A rate of flows with its completeness. */
export interface Quotient {
  readonly rate: Rate;
  readonly completeness: Completeness;
}

/** A rate. @throws RangeError unless both are whole, exact and not negative. */
export function rate(numerator: number, denominator: number): Rate {
  for (const part of [numerator, denominator]) {
    if (!Number.isSafeInteger(part) || part < 0) throw new RangeError(`not a count: ${part}`);
  }
  return { numerator, denominator };
}

/** The percent, unrounded; null for 0/0. */
export function percentOf({ numerator, denominator }: Rate): Exact | null {
  return denominator === 0 ? null : exact(BigInt(numerator) * 100n, BigInt(denominator));
}

/**
 * The percent for display, worked out by integer arithmetic and rounded half up: `percent(rate(1, 16))` is
 * `'6.3'`. `null` (shown as 「―」) when the denominator is 0.
 */
export function percent(rate: Rate, decimals = 1): string | null {
  const exactly = percentOf(rate);
  return exactly && formatDecimal(exactly, decimals);
}

/** Rates are never averaged: the counts are pooled. No rates give 0/0. */
export function poolRates(rates: readonly Rate[]): Rate {
  return rates.reduce(
    (sum, one) => rate(sum.numerator + one.numerator, sum.denominator + one.denominator),
    rate(0, 0),
  );
}

/**
 * The rate over rows of which both counts are Values. A row that says 「該当なし」 twice is answered and adds
 * nothing; every other row lowers completeness. (A: 40 of 100; B: unknown of 1,000 → 40/100, completeness
 * 1/2; never 40/1,100.) No rows give 0/0, completeness 0/0.
 */
export function quotient(rows: readonly CountPair[]): Quotient {
  let numerator = 0;
  let denominator = 0;
  let reported = 0;
  for (const { total, online } of rows) {
    if (total.kind === 'value' && online.kind === 'value') {
      numerator += online.value;
      denominator += total.value;
      reported += 1;
    } else if (total.kind === 'not-applicable' && online.kind === 'not-applicable') {
      reported += 1;
    }
  }
  return { rate: rate(numerator, denominator), completeness: { reported, expected: rows.length } };
}

/** Whether everyone expected has answered; true when nobody was expected. */
export function isComplete({ reported, expected }: Completeness): boolean {
  return reported === expected;
}

/**
 * `a − b` in percentage points for display, from the exact rates rather than from rounded percents, rounded
 * half away from zero so that a rise and the fall that undoes it read the same: `'1.3'`, `'-1.3'`, never
 * `'-0.0'`. `null` when either has no percent.
 */
export function differenceInPoints(a: Rate, b: Rate, decimals = 1): string | null {
  const [percentA, percentB] = [percentOf(a), percentOf(b)];
  return percentA && percentB && formatDecimal(subtract(percentA, percentB), decimals);
}

/** The largest number of items that makes at most this percent of `denominator`; 0 for a percent below 0. */
export function countWithinPercent(percent: Exact, denominator: number): number {
  const top = percent.top * BigInt(denominator);
  return top <= 0n ? 0 : Number(top / (percent.bottom * 100n));
}

/** The smallest number of items that makes at least this percent of `denominator`; 0 for a percent below 0. */
export function countForPercent(percent: Exact, denominator: number): number {
  const bottom = percent.bottom * 100n;
  const top = percent.top * BigInt(denominator);
  return top <= 0n ? 0 : Number((top + bottom - 1n) / bottom);
}
