import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { pick } from '../../kernel/pick.js';
import { STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { type ParetoRowDto } from '../../targets/forecast-answer.dto.js';
import { type TargetProgressDto } from '../../targets/progress-answer.dto.js';
import { TABLE_FIELDS, targetTable } from '../../targets/target-table.js';
import { type ReportDto } from '../report-answer.dto.js';
import { type ProcedureFacts } from '../procedure-facts.js';
import { type ReportFacts } from '../report-facts.js';
import { type ReportTargetsDto, type ReportParetoRowDto } from '../report-parts-answer.dto.js';

export type TargetContent = Pick<ReportDto, 'targets' | 'forecast' | 'pareto'>;

/** How many procedures the report names of those that carry the most. */
export const LONGEST_PARETO = 20;

/** What the report says of targets and of what plans promise; what there is nothing to say of is left out. */
export function targetContent(
  { related: { progress } }: ReportFacts,
  { forecast: { targets, slips, pareto, known } }: Pick<ProcedureFacts, 'forecast'>,
): TargetContent {
  return {
    ...(progress.length > 0 ? { targets: targetsOf(progress) } : {}),
    ...(targets.length > 0 ? { forecast: { targets, slips } } : {}),
    ...(pareto.rows.length > 0
      ? {
          pareto: {
            yearLabel: periodLabel(fiscalYearPeriod(pareto.fiscalYear)),
            known,
            unknown: pareto.unknown,
            rows: pareto.rows.slice(0, LONGEST_PARETO).map(paretoRow),
          },
        }
      : {}),
  };
}

function targetsOf(progress: readonly TargetProgressDto[]): ReportTargetsDto {
  return {
    fiscalYears: targetTable(progress).fiscalYears,
    rows: progress.map((one) => pick(one, [...TABLE_FIELDS, 'path', 'trajectory'])),
  };
}

function paretoRow(row: ParetoRowDto, at: number): ReportParetoRowDto {
  const { procedureId, code, name, departmentName, stage, plannedMonth } = row;
  const { applications, lowerBound, cumulative, cumulativePercent } = row;
  return {
    rank: at + 1,
    ...{ procedureId, code, name, departmentName, plannedMonth },
    stage: stage === null ? STAGE_UNANSWERED : STAGE_NAMES[stage],
    ...{ applications, lowerBound, cumulative, cumulativePercent },
  };
}
