import { type ProcedureRow } from '../achievement/rows/procedure-row.js';
import { type FiscalYear } from '../kernel/fiscal-year.js';
import { parseMonth } from '../kernel/month.js';
import { percent, rate } from '../kernel/rate.js';
import { isOnline } from '../kernel/stage.js';
import { type ParetoDto, type ParetoRowDto } from './forecast-answer.dto.js';
import { pareto } from './pareto.js';

/** Procedures in scope and not online by the applications of a fiscal year. */
export function paretoOf(procedures: readonly ProcedureRow[], fiscalYear: FiscalYear): ParetoDto {
  const notOnline = procedures.filter(({ inScope, stage }) => inScope && !isOnline(stage));
  const known = pareto(notOnline.map((row) => ({ row, applications: row.yearlyTotal })));
  return {
    fiscalYear,
    rows: known.map(({ row, applications, cumulative }) => ({
      ...aboutOf(row),
      applications,
      cumulative,
      cumulativePercent: percent(cumulative),
    })),
    unknown: notOnline.filter(({ yearlyTotal, yearlyTotalNa }) => yearlyTotal === null && !yearlyTotalNa)
      .length,
  };
}

/** What the answer says of a procedure. */
export type ParetoProcedure = Pick<
  ProcedureRow,
  | 'procedureId'
  | 'code'
  | 'name'
  | 'departmentId'
  | 'departmentName'
  | 'stage'
  | 'yearlyReported'
  | 'plannedMonth'
>;

/** The first of them, most first, where only the sum of all is known. */
export function paretoRows(
  rows: readonly (ParetoProcedure & { applications: number })[],
  total: number,
): ParetoRowDto[] {
  let running = 0;
  return rows.map((row) => {
    running += row.applications;
    const cumulative = rate(running, total);
    const { applications } = row;
    return { ...aboutOf(row), applications, cumulative, cumulativePercent: percent(cumulative) };
  });
}

function aboutOf(row: ParetoProcedure) {
  const { procedureId, code, name, departmentId, departmentName, stage, yearlyReported } = row;
  const plannedMonth = row.plannedMonth === null ? null : parseMonth(row.plannedMonth);
  const about = { procedureId, code, name, departmentId, departmentName, stage, plannedMonth };
  return { ...about, lowerBound: !yearlyReported };
}
