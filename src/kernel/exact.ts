import { InvalidInput } from './invalid-input.js';

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

export const ZERO: Exact = exact(0n);

/** `a × b`, in lowest terms. */
export function multiply(a: Exact, b: Exact): Exact {
  return reduced(exact(a.top * b.top, a.bottom * b.bottom));
}

/** `a ÷ b`, in lowest terms; null for a divisor of 0. */
export function divide(a: Exact, b: Exact): Exact | null {
  return b.top === 0n ? null : reduced(exact(a.top * b.bottom, a.bottom * b.top));
}

/** The sum in lowest terms, so that it stays small over thousands of numbers. Nothing gives 0. */
export function sum(numbers: readonly Exact[]): Exact {
  return numbers.reduce((total, one) => reduced(add(total, one)), ZERO);
}

/** A whole number. */
export function whole(number: number): Exact {
  return exact(BigInt(number));
}

function reduced({ top, bottom }: Exact): Exact {
  const divisor = commonDivisor(top < 0n ? -top : top, bottom);
  return { top: top / divisor, bottom: bottom / divisor };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}
