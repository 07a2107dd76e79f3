import { type ProcedureRow } from '../achievement/rows/procedure-row.js';
import { type FiscalYear } from '../kernel/fiscal-year.js';
import { parseMonth } from '../kernel/month.js';
import { percent, rate, type Rate } from '../kernel/rate.js';
import { isOnline } from '../kernel/stage.js';
import { type ParetoDto, type ParetoRowDto } from './forecast-answer.dto.js';

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

/** One of the procedures that carry the most, with what it and all before it make of the whole. */
type Pareto<Row> = Row & { applications: number; cumulative: Rate };

/**
 * Procedures by their applications, most first, each with its running share of all applications known. Those whose
 * applications are not known are left out; equal ones keep their order. No rows give none.
 */
export function pareto<Row extends { readonly applications: number | null }>(
  rows: readonly Row[],
): Pareto<Row>[] {
  const known = rows
    .flatMap((row) => (row.applications === null ? [] : [{ row, applications: row.applications }]))
    .sort((a, b) => b.applications - a.applications);
  const total = known.reduce((sum, { applications }) => sum + applications, 0);
  let running = 0;
  return known.map(({ row, applications }) => {
    running += applications;
    return { ...row, applications, cumulative: rate(running, total) };
  });
}
