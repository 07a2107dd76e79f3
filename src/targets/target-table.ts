import { type FiscalYear } from '../kernel/fiscal-year.js';
import { fiscalYearPeriod, periodLabel } from '../kernel/period.js';
import { type TargetProgress } from './target-progress.js';

/** The plan's table: 基準値, each target year, latest actual, judged. */
export interface TargetTable {
  /** Every year for which any row has a target: the columns. */
  fiscalYears: { fiscalYear: FiscalYear; label: string }[];
  rows: TargetTableRow[];
}

export type TargetTableRow = Omit<TargetProgress, 'path' | 'trajectory' | 'actuals'>;

/** The table of targets in their order. No targets give no columns and no rows. */
export function targetTable(targets: readonly TargetProgress[]): TargetTable {
  const years = new Set(targets.flatMap((one) => one.targets.map(({ fiscalYear }) => fiscalYear)));
  return {
    fiscalYears: [...years]
      .sort((a, b) => a - b)
      .map((fiscalYear) => ({ fiscalYear, label: periodLabel(fiscalYearPeriod(fiscalYear)) })),
    rows: targets.map(rowOf),
  };
}

function rowOf(progress: TargetProgress): TargetTableRow {
  const { id, indicator, name, unit, decimals, level, kind, baseline, targets, countUnit, flows } = progress;
  const { latest, interim, next, judgement, judgementName, standing } = progress;
  const about = { id, indicator, name, unit, decimals, level, kind, baseline, targets, countUnit, flows };
  return { ...about, latest, interim, next, judgement, judgementName, standing };
}
