import { fiscalYearPeriod, periodLabel } from '../kernel/period.js';
import {
  type TargetProgressDto,
  type TargetTableRowDto,
  type TargetTableDto,
} from './progress-answer.dto.js';

/** The table of targets in their order. No targets give no columns and no rows. */
export function targetTable(targets: readonly TargetProgressDto[]): TargetTableDto {
  const years = new Set(targets.flatMap((one) => one.targets.map(({ fiscalYear }) => fiscalYear)));
  return {
    fiscalYears: [...years]
      .sort((a, b) => a - b)
      .map((fiscalYear) => ({ fiscalYear, label: periodLabel(fiscalYearPeriod(fiscalYear)) })),
    rows: targets.map(rowOf),
  };
}

function rowOf(progress: TargetProgressDto): TargetTableRowDto {
  const { id, indicator, name, unit, decimals, level, kind, baseline, targets, countUnit, flows } = progress;
  const { latest, interim, next, judgement, judgementName, standing } = progress;
  const about = { id, indicator, name, unit, decimals, level, kind, baseline, targets, countUnit, flows };
  return { ...about, latest, interim, next, judgement, judgementName, standing };
}
