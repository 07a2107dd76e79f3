import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import {
  type DepartmentSlipDto,
  type TargetForecastDto,
  type ParetoRowDto,
} from '../../targets/forecast-answer.dto.js';
import { forecastView } from '../../targets/forecast-view.js';
import { type TargetProgressDto, type TargetTableDto } from '../../targets/progress-answer.dto.js';
import { targetTable } from '../../targets/target-table.js';
import { type ReportFacts } from '../report-facts.js';

/** 目標 as they stood with the month: the plan's table, with the way month by month. */
export interface ReportTargets {
  /** Every year for which any target is set: the columns of the table. */
  fiscalYears: TargetTableDto['fiscalYears'];
  /** In the plan's order. */
  rows: ReportTarget[];
}

export type ReportTarget = Omit<TargetProgressDto, 'actuals'>;

/** 見込み from the departments' own planned months. */
export interface ReportForecast {
  /** What becomes of each target that counts what is online, in the order of the targets. */
  targets: TargetForecastDto[];
  /** Departments with a plan, by code. */
  slips: DepartmentSlipDto[];
}

/** The procedures not yet online that carry the most applications. */
export interface ReportPareto {
  /** Of whose applications, `令和7年度（2025年度）`. */
  yearLabel: string;
  /** How many there are of which applications are known; `rows` are the first of them. */
  known: number;
  /** Not online, and nobody has told the applications. */
  unknown: number;
  rows: ReportParetoRow[];
}

export interface ReportParetoRow extends Omit<ParetoRowDto, 'stage' | 'departmentId'> {
  /** By applications, from 1. */
  rank: number;
  stage: string;
}

export interface TargetParts {
  targets?: ReportTargets;
  forecast?: ReportForecast;
  pareto?: ReportPareto;
}

/** How many procedures the report names of those that carry the most. */
export const LONGEST_PARETO = 20;

/** What the report says of targets and of what plans promise; what there is nothing to say of is left out. */
export function targetParts({ now, rooms: { progress, firstPlans } }: ReportFacts): TargetParts {
  const { targets, slips, pareto } = forecastView({
    ...now,
    firstPlans,
    targets: progress,
    departmentId: null,
  });
  return {
    ...(progress.length > 0 ? { targets: targetsOf(progress) } : {}),
    ...(targets.length > 0 ? { forecast: { targets, slips } } : {}),
    ...(pareto.rows.length > 0
      ? {
          pareto: {
            yearLabel: periodLabel(fiscalYearPeriod(pareto.fiscalYear)),
            known: pareto.rows.length,
            unknown: pareto.unknown,
            rows: pareto.rows.slice(0, LONGEST_PARETO).map(paretoRow),
          },
        }
      : {}),
  };
}

function targetsOf(progress: readonly TargetProgressDto[]): ReportTargets {
  return {
    fiscalYears: targetTable(progress).fiscalYears,
    rows: progress.map(targetOf),
  };
}

/** All but the actual values before the latest. */
function targetOf(progress: TargetProgressDto): ReportTarget {
  const { id, indicator, name, unit, decimals, level, kind, baseline, targets, path } = progress;
  const { countUnit, flows, trajectory, latest, interim, next, judgement, judgementName, standing } =
    progress;
  return {
    ...{ id, indicator, name, unit, decimals, level, kind, baseline, targets, path },
    ...{ countUnit, flows, trajectory, latest, interim, next, judgement, judgementName, standing },
  };
}

function paretoRow(row: ParetoRowDto, at: number): ReportParetoRow {
  const { procedureId, code, name, departmentName, stage, plannedMonth } = row;
  const { applications, lowerBound, cumulative, cumulativePercent } = row;
  return {
    rank: at + 1,
    ...{ procedureId, code, name, departmentName, plannedMonth },
    stage: stage === null ? STAGE_UNANSWERED : STAGE_NAMES[stage],
    ...{ applications, lowerBound, cumulative, cumulativePercent },
  };
}
