import { InvalidInput } from './invalid-input.js';
import { readWholeNumber } from './numeral.js';
import { normalise } from './text.js';

/** 件数. `not-provided` (未回答) is never 0: there is no answer. `not-applicable` (該当なし) is an answer. */
export type Count =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'not-provided' }
  | { readonly kind: 'not-applicable' };

/** The two columns a count is stored in: `value` is `null` unless it is a Value. */
export interface CountColumns {
  value: number | null;
  notApplicable: boolean;
}

/** A sum of counts with how many of them were answered. Not complete: the sum is a lower bound. */
export interface CountSum {
  sum: Count;
  complete: boolean;
  reported: number;
  expected: number;
}

/**
 * The largest count of one procedure that is taken for meant: far beyond any city's, and 28,000 procedures of twelve
 * months still add up exactly.
 */
export const LARGEST_COUNT = 999_999_999;

export const notProvided: Count = { kind: 'not-provided' };
export const notApplicable: Count = { kind: 'not-applicable' };

/** A Value. @throws InvalidInput when negative, not whole, or too large to be held exactly. */
export function value(number: number): Count {
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new InvalidInput(`件数「${number}」は0以上の整数で入力してください。`, String(number));
  }
  return { kind: 'value', value: number };
}

/**
 * The sum of two counts. Two Values add; NotApplicable is neutral; beside a Value, NotProvided leaves a lower
 * bound, so whoever shows a sum shows its completeness too: see `sumCounts`.
 */
export function addCounts(a: Count, b: Count): Count {
  if (a.kind === 'value' && b.kind === 'value') return value(a.value + b.value);
  if (a.kind === 'value') return a;
  if (b.kind === 'value') return b;
  return a.kind === 'not-provided' ? a : b;
}

/** The sum of counts and its completeness. Nothing to add gives NotApplicable, complete, 0 of 0. */
export function sumCounts(counts: readonly Count[]): CountSum {
  const reported = counts.filter((count) => count.kind !== 'not-provided').length;
  return {
    sum: counts.reduce(addCounts, notApplicable),
    complete: reported === counts.length,
    reported,
    expected: counts.length,
  };
}

/** From the two columns of the database. */
export function countFromColumns(stored: number | null, isNotApplicable: boolean): Count {
  if (isNotApplicable) return notApplicable;
  return stored === null ? notProvided : value(stored);
}

/** To the two columns of the database. */
export function countToColumns(count: Count): CountColumns {
  return {
    value: count.kind === 'value' ? count.value : null,
    notApplicable: count.kind === 'not-applicable',
  };
}

/** Why a number cannot be the count that `what` names, in Japanese; null where it can. */
export function countFault(what: string, number: number): string | null {
  if (!Number.isFinite(number) || number < 0 || !Number.isInteger(number)) {
    return `${what}（${number}）は0以上の整数で入力してください。`;
  }
  return number <= LARGEST_COUNT ? null : tooLargeCount(what, BigInt(number).toString());
}

/** The refusal of a count beyond the largest, given as its digits. */
function tooLargeCount(what: string, digits: string): string {
  const shortened = digits.length > LONGEST_SHOWN ? `${digits.slice(0, LONGEST_SHOWN)}…` : digits;
  const most = LARGEST_COUNT.toLocaleString('ja-JP');
  return `${what}（${shortened}）が上限の${most}を超えています。受付番号などが入っていないか確かめ、件数を入力してください。`;
}

const LONGEST_SHOWN = 30;

/** Whether two counts say the same. */
export function sameCount(a: Count, b: Count): boolean {
  return a.kind === b.kind && (a.kind !== 'value' || b.kind !== 'value' || a.value === b.value);
}

/** A dash of any kind standing alone, also as Excel's 会計 format shows a 0 (` -   `). */
const DASH = /^[-‐‑‒–—―−─ーｰ－]+$/;

/**
 * Reads a count as it is typed, the same in a file, a pasted table and a form: blank is NotProvided, 「該当なし」
 * NotApplicable; `1,234`, full-width digits and 件 behind the number are read. A dash alone is never guessed at: for
 * some it means 0, for others 該当なし. @throws InvalidInput for anything else, including negative, fractional and too large numbers.
 */
export function parseCountText(text: string, { column } = { column: '件数' }): Count {
  const cell = text.trim();
  if (cell === '') return notProvided;
  if (normalise(cell) === '該当なし') return notApplicable;
  if (DASH.test(cell)) {
    throw new InvalidInput(
      `件数「${cell}」は、0件か該当なしかを判断できません。0件なら「0」、該当しないときは「該当なし」、分からないときは空欄としてください。`,
      text,
    );
  }
  const number = readWholeNumber(cell.replace(/\s*件$/, ''));
  if (number === undefined) {
    const digits = normalise(cell).replace(/[,件\s]/g, '');
    if (/^\d{16,}$/.test(digits)) throw new InvalidInput(tooLargeCount(column, digits), text);
    throw new InvalidInput(
      `件数「${cell}」は0以上の整数で入力してください。分からないときは空欄、該当しないときは「該当なし」とします。`,
      text,
    );
  }
  if (number > LARGEST_COUNT) throw new InvalidInput(tooLargeCount(column, String(number)), text);
  return value(number);
}
