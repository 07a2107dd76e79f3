import { fiscalYearPeriod, periodLabel } from '../kernel/period.js';
import { pick } from '../kernel/pick.js';
import { type TargetProgressDto, type TargetTableDto } from './progress-answer.dto.js';

/** What the table says of a target. */
export const TABLE_FIELDS = [
  ...(['id', 'indicator', 'name', 'unit', 'decimals', 'level', 'kind', 'baseline', 'targets'] as const),
  ...(['countUnit', 'flows', 'latest', 'interim', 'next', 'judgement', 'judgementName', 'standing'] as const),
] satisfies (keyof TargetProgressDto)[];

/** The table of targets in their order. No targets give no columns and no rows. */
export function targetTable(targets: readonly TargetProgressDto[]): TargetTableDto {
  const years = new Set(targets.flatMap((one) => one.targets.map(({ fiscalYear }) => fiscalYear)));
  return {
    fiscalYears: [...years]
      .sort((a, b) => a - b)
      .map((fiscalYear) => ({ fiscalYear, label: periodLabel(fiscalYearPeriod(fiscalYear)) })),
    rows: targets.map((one) => pick(one, TABLE_FIELDS)),
  };
}
