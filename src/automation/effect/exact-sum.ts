import { add, type Exact, exact } from '../../targets/exact.js';

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
