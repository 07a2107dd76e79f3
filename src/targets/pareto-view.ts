import { type ProcedureRow } from '../achievement/procedure-row.js';
import { type FiscalYear } from '../kernel/fiscal-year.js';
import { type Month, parseMonth } from '../kernel/month.js';
import { percent, type Rate } from '../kernel/rate.js';
import { isOnline, type Stage } from '../kernel/stage.js';
import { pareto } from './pareto.js';

/** A procedure not yet online, with what it and all before it carry. */
export interface ParetoRow {
  procedureId: string;
  code: string;
  name: string;
  departmentId: string;
  departmentName: string;
  stage: Stage | null;
  plannedMonth: Month | null;
  applications: number;
  /** Whether some of the year's counts are missing, so that there are at least so many. */
  lowerBound: boolean;
  /** Of all applications of procedures not yet online. */
  cumulative: Rate;
  cumulativePercent: string | null;
}

/** Which procedures carry the most, of those in scope that are not online. */
export interface ParetoView {
  /** The fiscal year of the counts: the latest complete one. */
  fiscalYear: FiscalYear;
  /** Most applications first. */
  rows: ParetoRow[];
  /** Procedures not online whose applications nobody has told. */
  unknown: number;
}

/** Procedures in scope and not online by the applications of a fiscal year. */
export function paretoOf(procedures: readonly ProcedureRow[], fiscalYear: FiscalYear): ParetoView {
  const notOnline = procedures.filter(({ inScope, stage }) => inScope && !isOnline(stage));
  const known = pareto(notOnline.map((row) => ({ row, applications: row.yearlyTotal })));
  return {
    fiscalYear,
    rows: known.flatMap(({ row, applications, cumulative }) =>
      applications === null
        ? []
        : [{ ...aboutOf(row), applications, cumulative, cumulativePercent: percent(cumulative) }],
    ),
    unknown: notOnline.filter(({ yearlyTotal, yearlyTotalNa }) => yearlyTotal === null && !yearlyTotalNa)
      .length,
  };
}

function aboutOf(row: ProcedureRow) {
  const { procedureId, code, name, departmentId, departmentName, stage, yearlyReported } = row;
  const plannedMonth = row.plannedMonth === null ? null : parseMonth(row.plannedMonth);
  return {
    procedureId,
    code,
    name,
    departmentId,
    departmentName,
    stage,
    plannedMonth,
    lowerBound: !yearlyReported,
  };
}
