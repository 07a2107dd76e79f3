import { parseDecimal } from '../kernel/exact.js';
import { type TargetDto, type YearlyValueDto } from './target-answer.dto.js';
import { type Target } from './trajectory.js';

/** 目標 as it is read and written. Either `indicator` or `manual` is set. */
export type TargetView = Omit<TargetDto, 'actuals'>;

/** The same for the rules, with exact values. */
export function targetOf({ kind, baseline, targets, path, decimals }: TargetView): Target {
  const read = ({ fiscalYear, value }: YearlyValueDto) => ({
    fiscalYear,
    value: parseDecimal(value, decimals),
  });
  return { kind, baseline: read(baseline), targets: targets.map(read), path: path.map(read) };
}
