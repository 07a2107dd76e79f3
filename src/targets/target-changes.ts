import { type Fault } from '../platform/problem.js';
import { type YearlyValueDto, type SavedActualDto } from './target-answer.dto.js';
import { type EditTarget } from './target.dto.js';
import { PERCENT_DECIMALS, targetFaults, valueFault } from './target-faults.js';
import { type TargetFields } from './target.repository.js';
import { type TargetView } from './target-view.js';

/**
 * A target with its changes, its values in the order of their years. Plain objects throughout: one that came in as an
 * instance of a class would differ from its equal as read.
 */
export function withChanges(before: TargetView, changes: EditTarget): TargetView {
  const { manual, baseline, targets, path, ...rest } = { ...before, ...changes };
  const byYear = (values: YearlyValueDto[]) =>
    values.map((one) => ({ ...one })).sort((a, b) => a.fiscalYear - b.fiscalYear);
  return {
    ...rest,
    manual: manual && { ...manual },
    baseline: { ...baseline },
    targets: byYear(targets),
    path: byYear(path),
  };
}

/** Everything that is wrong with a target, and with the actual values typed in for it; empty where nothing is. */
export function faultsOf(fields: TargetFields, actuals: readonly SavedActualDto[] = []): Fault[] {
  const decimals = fields.manual?.decimals ?? PERCENT_DECIMALS;
  return [
    ...targetFaults({ ...fields, decimals }),
    ...actuals.flatMap(({ fiscalYear, value }) =>
      value === null ? [] : (valueFault(`actuals.${fiscalYear}`, value, decimals) ?? []),
    ),
  ];
}
