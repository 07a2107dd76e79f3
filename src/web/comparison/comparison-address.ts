import { type PeriodRevision } from '../../achievement/comparison/comparison.service.js';
import { parsePeriod } from '../../kernel/period.js';
import { invalid } from '../../platform/problem.js';

/** One side of a comparison in an address: `2026-10` for the newest revision, `2026-10~1` for a named one. */
export function sideText({ period, revision }: PeriodRevision): string {
  return revision === undefined ? period : `${period}~${revision}`;
}

/** Reads `2026-10` or `2026-10~1`. @throws InvalidInput for what is no period, Problem 422 for what is no revision */
export function readSide(text: string): PeriodRevision {
  const [period = '', revision] = text.split('~');
  if (revision === undefined) return { period: parsePeriod(period) };
  if (!/^[1-9]\d{0,5}$/.test(revision))
    throw invalid([{ where: 'revision', message: '版は1以上の整数です。' }]);
  return { period: parsePeriod(period), revision: Number(revision) };
}

/** The address of the same as a file. */
export function exportAddress(from: PeriodRevision, to: PeriodRevision): string {
  return comparisonAddress(from, to).replace('/comparison?', '/comparison/export.csv?');
}

/** The address of a comparison. */
export function comparisonAddress(from: PeriodRevision, to: PeriodRevision): string {
  return `/comparison?${new URLSearchParams({ from: sideText(from), to: sideText(to) }).toString()}`;
}
