import { InvalidInput } from '../kernel/invalid-input.js';
import { type Rate } from '../kernel/rate.js';

/** An exact number: `top` over `bottom`, the bottom always positive. Never a float. */
export interface Exact {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** `top / bottom`. @throws RangeError for a bottom of 0. */
export function exact(top: bigint, bottom = 1n): Exact {
  if (bottom === 0n) throw new RangeError('the bottom of a number is 0');
  return bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom };
}

/**
 * Reads `70`, `70.0` or `-3.25`, with at most `decimals` digits behind the point.
 * @throws InvalidInput for any other text, and for more digits than stated
 */
export function parseDecimal(text: string, decimals: number): Exact {
  const [, sign, whole, rest = ''] = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || rest.length > decimals) {
    const form = decimals === 0 ? '整数' : `小数第${decimals}位までの数`;
    throw new InvalidInput(`「${text}」は${form}を半角数字で入力してください。`, text);
  }
  const size = BigInt(whole + rest);
  return exact(sign === '-' ? -size : size, 10n ** BigInt(rest.length));
}

/** The number as text with so many decimals, rounded half away from zero; never `-0`. */
export function formatDecimal({ top, bottom }: Exact, decimals: number): string {
  const scaled = (top < 0n ? -top : top) * 10n ** BigInt(decimals);
  const digits = ((2n * scaled + bottom) / (2n * bottom)).toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return top < 0n && /[1-9]/.test(digits) ? `-${text}` : text;
}

export function add(a: Exact, b: Exact): Exact {
  return exact(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, exact(-b.top, b.bottom));
}

/** `a × top / bottom`. @throws RangeError for a bottom of 0. */
export function scale(a: Exact, top: number, bottom = 1): Exact {
  return exact(a.top * BigInt(top), a.bottom * BigInt(bottom));
}

/** Negative where `a` is smaller, 0 where equal. */
export function compareExact(a: Exact, b: Exact): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A rate in percent, unrounded; null for 0/0. */
export function percentOf({ numerator, denominator }: Rate): Exact | null {
  return denominator === 0 ? null : exact(BigInt(numerator) * 100n, BigInt(denominator));
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
