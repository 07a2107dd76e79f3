import { compareExact, divide, type Exact, multiply, subtract, whole, ZERO } from '../../kernel/exact.js';

/** 費用対効果: yen saved for every yen spent. Null where nothing was spent. */
export function costEffectiveness(savedYen: Exact, costYen: Exact): Exact | null {
  return divide(savedYen, costYen);
}

export const PAYBACK_KINDS = ['months', 'never', 'unknown'] as const;

/** 回収期間: months until what is saved has paid for what was spent once. */
export type Payback = { kind: 'months'; months: Exact } | { kind: 'never' } | { kind: 'unknown' };

/**
 * What was spent once ÷ (saved a year − spent every year) × 12. `never` where a year costs as much as it saves;
 * `unknown` where no year's saving is known. Nothing spent once gives 0 months.
 */
export function payback(onceYen: Exact, savedYearYen: Exact | null, yearlyYen: Exact): Payback {
  if (savedYearYen === null) return { kind: 'unknown' };
  const left = subtract(savedYearYen, yearlyYen);
  if (compareExact(left, ZERO) <= 0) return { kind: 'never' };
  const years = divide(onceYen, left) ?? ZERO;
  return { kind: 'months', months: multiply(years, whole(12)) };
}
