import { InvalidInput } from '../kernel/invalid-input.js';
import { type Fault } from '../platform/problem.js';
import { parseDecimal } from '../kernel/exact.js';
import { type YearlyValueDto } from './target-answer.dto.js';
import { type TargetView } from './target-view.js';

type Draft = Pick<TargetView, 'kind' | 'baseline' | 'targets' | 'path' | 'decimals' | 'indicator'>;

/** The decimals of a computed indicator, in percent. */
export const PERCENT_DECIMALS = 1;

/** What is wrong with a typed value, or null. */
export function valueFault(where: string, value: string, decimals: number): Fault | null {
  try {
    parseDecimal(value, decimals);
    return null;
  } catch (error) {
    if (error instanceof InvalidInput) return { where, message: error.message };
    throw error;
  }
}

/** Everything that keeps a target from being saved, in Japanese; empty where nothing does. */
export function targetFaults({ kind, baseline, targets, path, decimals, indicator }: Draft): Fault[] {
  const faults: Fault[] = [];
  const refuse = (where: string, message: string) => void faults.push({ where, message });
  const check = (where: string, { value }: YearlyValueDto) => {
    const fault = valueFault(where, value, decimals);
    if (fault) faults.push(fault);
    else if (indicator !== null && (value.startsWith('-') || Number(value) > 100))
      refuse(where, 'この指標の値は0から100までのパーセントで入力してください。');
  };
  check('baseline', baseline);
  targets.forEach((one, at) => check(`targets.${at}`, one));
  path.forEach((one, at) => check(`path.${at}`, one));
  const years = [...targets, ...path].map(({ fiscalYear }) => fiscalYear);
  if (targets.length === 0) refuse('targets', '目標値を1つ以上入力してください。');
  if (years.some((year) => year <= baseline.fiscalYear))
    refuse('targets', '目標値と途中の値の年度は、基準年度より後にしてください。');
  if (new Set(years).size < years.length) refuse('targets', '同じ年度の値が2つあります。');
  const last = Math.max(...targets.map(({ fiscalYear }) => fiscalYear));
  if (path.some(({ fiscalYear }) => fiscalYear > last))
    refuse('path', '途中の値の年度は、最後の目標年度より前にしてください。');
  if (kind !== 'reach' && path.length > 0)
    refuse('path', '途中の値は、種別が「達成」の目標にだけ入力できます。');
  return faults;
}
