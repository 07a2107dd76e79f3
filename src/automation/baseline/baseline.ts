import { countFault } from '../../kernel/count.js';
import { InvalidInput } from '../../kernel/invalid-input.js';
import { type Month, monthRange } from '../../kernel/month.js';
import { type Fault } from '../../platform/problem.js';
import { compareExact, type Exact, parseDecimal, whole, ZERO } from '../../kernel/exact.js';
import { type Estimate, type Work } from '../effect/work.js';
import { atMost, LARGEST_AMOUNT } from '../largest.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from './baseline.dto.js';

/** Decimals of minutes, people and hours as they are typed in. */
export const DECIMALS = 2;

/** One writing of 導入前, of 見込, or by an import of both; what it left alone is null. */
export interface BaselineChange {
  projectId: string;
  at: Date;
  /** As the audit trail names who did it. */
  by: string;
  /** Whether the same writing brought the project into production. */
  withProduction: boolean;
  before: { from: EnteredBeforeDto | null; to: EnteredBeforeDto | null } | null;
  estimate: { from: EnteredEstimateDto | null; to: EnteredEstimateDto | null } | null;
}

/** What a case took. */
export function workOf({ minutesPerCase, people }: Pick<EnteredBeforeDto, keyof Work>): Work {
  return { minutesPerCase: parseDecimal(minutesPerCase, DECIMALS), people: parseDecimal(people, DECIMALS) };
}

/** What the two together promise; null where one of them is not entered. */
export function estimateOf(
  before: EnteredBeforeDto | null,
  estimate: EnteredEstimateDto | null,
): Estimate | null {
  if (!before || !estimate) return null;
  return { before: workOf(before), after: workOf(estimate), casesPerYear: estimate.casesPerYear };
}

/** Whether two entries say the same numbers; `20` and `20.0` are one, a note is no number. */
export function sameNumbers(a: EnteredNumbers | null, b: EnteredNumbers | null): boolean {
  if (!a || !b) return a === b;
  const [one, other] = [workOf(a), workOf(b)];
  return (
    compareExact(one.minutesPerCase, other.minutesPerCase) === 0 &&
    compareExact(one.people, other.people) === 0 &&
    a.casesPerYear === b.casesPerYear
  );
}

type EnteredNumbers = Pick<EnteredBeforeDto, keyof Work> & Partial<Pick<EnteredEstimateDto, 'casesPerYear'>>;

/** The months in which it was measured; none where they are not named. */
export function monthsMeasured({
  measuredFrom,
  measuredTo,
}: Pick<EnteredBeforeDto, 'measuredFrom' | 'measuredTo'>): Month[] {
  return measuredFrom && measuredTo ? monthRange(measuredFrom, measuredTo) : [];
}

/** What is wrong with an amount that may be neither negative nor beyond all measure, or null. */
export function amountFault(where: string, what: string, text: string): Fault | null {
  const amount = readAmount(text);
  if (typeof amount === 'string') return { where, message: `${what}: ${amount}` };
  if (compareExact(amount, ZERO) < 0) return { where, message: `${what}は0以上で入力してください。` };
  const isTooLarge = compareExact(amount, whole(LARGEST_AMOUNT)) > 0;
  return isTooLarge ? { where, message: `${what}は${atMost(LARGEST_AMOUNT)}で入力してください。` } : null;
}

/** Everything that keeps a "before" from being saved; empty where nothing does. */
export function beforeFaults({ cases, measuredFrom, measuredTo, basis, ...work }: EnteredBeforeDto): Fault[] {
  const faults = workFaults(work);
  const refuse = (where: string, message: string) => void faults.push({ where, message });
  const noCount = cases.kind === 'value' ? countFault('測定した期間の件数', cases.value) : null;
  if (noCount !== null) refuse('cases', noCount);
  if ((measuredFrom === null) !== (measuredTo === null))
    refuse('measuredFrom', '測定した期間は、始めと終わりの月を両方入力してください。');
  if (measuredFrom && measuredTo && measuredFrom > measuredTo)
    refuse('measuredTo', '測定した期間の終わりは、始めの月以後にしてください。');
  if (basis === 'measured' && (measuredFrom === null || cases.kind !== 'value'))
    refuse('basis', '実測のときは、測定した期間と、その間の件数を入力してください。');
  return faults;
}

/** The same for an estimate. */
export function estimateFaults(estimate: EnteredEstimateDto): Fault[] {
  const noCount = countFault('1年の件数', estimate.casesPerYear);
  return [
    ...workFaults(estimate),
    ...(noCount === null ? [] : [{ where: 'casesPerYear', message: noCount }]),
  ];
}

function workFaults({ minutesPerCase, people }: Pick<EnteredBeforeDto, keyof Work>): Fault[] {
  const faults = [
    amountFault('minutesPerCase', '1件当たりの時間（分）', minutesPerCase),
    amountFault('people', '人数', people),
  ].filter((fault) => fault !== null);
  const number = readAmount(people);
  if (typeof number !== 'string' && number.top === 0n)
    faults.push({ where: 'people', message: '人数は0より大きい数で入力してください。' });
  return faults;
}

function readAmount(text: string): Exact | string {
  try {
    return parseDecimal(text, DECIMALS);
  } catch (error) {
    if (error instanceof InvalidInput) return error.message;
    throw error;
  }
}
