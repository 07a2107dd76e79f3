import { type Fault } from '../../platform/problem.js';
import { parseDecimal } from '../../kernel/exact.js';
import { amountFault, DECIMALS } from '../baseline/baseline.js';
import { atMost, isWholeUpTo, LARGEST_WEIGHT, LARGEST_YEN } from '../largest.js';
import { type Cost } from './project-cost.js';
import { type StoredCostDto } from './cost-answer.dto.js';

/** 費用 as it was typed in: in yen or in hours of staff. */
export type CostEntry = Omit<StoredCostDto, 'id' | 'version'>;

/** The same for the rules. */
export function costOf({ hours, ...cost }: CostEntry): Cost {
  return { ...cost, hours: hours === null ? null : parseDecimal(hours, DECIMALS) };
}

/** Everything that keeps a cost from being saved; empty where nothing does. */
export function costFaults({ yen, hours, yearly, fiscalYear, lastFiscalYear, shares }: CostEntry): Fault[] {
  const faults: Fault[] = [];
  const refuse = (where: string, message: string) => void faults.push({ where, message });
  if ((yen === null) === (hours === null))
    refuse('yen', '費用は、金額（円）か職員の作業時間のどちらか一方を入力してください。');
  if (yen !== null && !isWholeUpTo(yen, LARGEST_YEN))
    refuse('yen', `金額は0以上${atMost(LARGEST_YEN)}の整数（円）で入力してください。`);
  const fault = hours === null ? null : amountFault('hours', '職員の作業時間', hours);
  if (fault) faults.push(fault);
  if (!yearly && lastFiscalYear !== null)
    refuse('lastFiscalYear', '最後の年度は、毎年度の費用にだけ入力できます。');
  if (lastFiscalYear !== null && lastFiscalYear < fiscalYear)
    refuse('lastFiscalYear', '最後の年度は、始めの年度以後にしてください。');
  if (shares.length === 0) refuse('shares', '費用を負担する案件を1つ以上選んでください。');
  if (new Set(shares.map(({ projectId }) => projectId)).size < shares.length)
    refuse('shares', '同じ案件が2回選ばれています。');
  if (shares.some(({ weight }) => !isWholeUpTo(weight, LARGEST_WEIGHT, 1)))
    refuse('shares', `按分の重みは1以上${atMost(LARGEST_WEIGHT)}の整数で入力してください。`);
  return faults;
}
