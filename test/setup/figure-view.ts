import { type FigureDto } from '../../src/achievement/figures/figures-answer.dto.js';
import { parseDate } from '../../src/kernel/date.js';

/** A figure as pages show it: of the whole municipality by default. */
export function figureView(about: Partial<FigureDto> = {}): FigureDto {
  return {
    key: 'usage',
    name: 'オンライン利用率',
    scope: { kind: 'municipality', key: '', name: '全体' },
    numerator: 1,
    denominator: 2,
    percent: '50.0',
    completeness: { reported: 2, expected: 2 },
    notCounted: null,
    reason: null,
    rule: '総件数に占めるオンライン件数の割合。',
    source: '見本',
    itemRule: null,
    edition: parseDate('2021-12-24'),
    asOf: parseDate('2026-10-31'),
    period: { from: parseDate('2026-10-01'), to: parseDate('2026-10-31') },
    state: 'final',
    revision: 1,
    ...about,
  };
}
