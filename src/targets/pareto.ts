import { rate, type Rate } from '../kernel/rate.js';

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
