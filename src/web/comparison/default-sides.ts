import { type PeriodRevision } from '../../achievement/comparison/comparison.service.js';
import { type KnownPeriod } from '../../achievement/figures/figure-history.repository.js';
import { periodKind } from '../../kernel/period.js';

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
