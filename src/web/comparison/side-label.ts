import { type KnownPeriod } from '../../achievement/figures/figure-history.repository.js';
import { periodLabel } from '../../kernel/period.js';

/** One side of a comparison in words: 「2026年10月（令和8年10月） 第1版（確定値）」. */
export function sideLabel({ period, revision, state }: KnownPeriod): string {
  return `${periodLabel(period)} 第${revision}版（${state === 'final' ? '確定値' : '速報値'}）`;
}
