import { withoutFields } from '../achievement/rows/without-fields.js';
import { fiscalYearPeriod, periodLabel } from '../kernel/period.js';
import { type TargetProgressDto, type TargetTableDto } from './progress-answer.dto.js';

/** The table of targets in their order. No targets give no columns and no rows. */
export function targetTable(targets: readonly TargetProgressDto[]): TargetTableDto {
  const years = new Set(targets.flatMap((one) => one.targets.map(({ fiscalYear }) => fiscalYear)));
  return {
    fiscalYears: [...years]
      .sort((a, b) => a - b)
      .map((fiscalYear) => ({ fiscalYear, label: periodLabel(fiscalYearPeriod(fiscalYear)) })),
    rows: targets.map((one) => withoutFields(one, 'path', 'trajectory', 'actuals')),
  };
}
