import { type PeriodRevision } from '../../achievement/comparison/comparison.service.js';
import { parsePeriod, periodKind, periodLabel } from '../../kernel/period.js';
import { invalid } from '../../platform/problem.js';
import { type KnownPeriod } from '../../achievement/figures/figure-history.repository.js';

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

/** One side of a comparison in words: 「2026年10月（令和8年10月） 第1版（確定値）」. */
export function sideLabel({ period, revision, state }: KnownPeriod): string {
  return `${periodLabel(period)} 第${revision}版（${state === 'final' ? '確定値' : '速報値'}）`;
}

/** What is compared where nothing was asked for: the newest period with the one before it; null where there is only one. */
export function defaultSides(
  known: readonly KnownPeriod[],
): { from: PeriodRevision; to: PeriodRevision } | null {
  const [newest] = known;
  if (!newest) return null;
  const before = known.find(
    ({ period }) => period < newest.period && periodKind(period) === periodKind(newest.period),
  );
  return before ? { from: { period: before.period }, to: { period: newest.period } } : null;
}
