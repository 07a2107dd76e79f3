import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../kernel/month.js';
import { progressOfTarget } from '../../targets/target-progress.js';
import { type TargetView } from '../../targets/target-view.js';
import { trendGuides } from './trend-guides.js';
import { trendView } from './trend-view.js';

const target: TargetView = {
  ...{ id: 't', indicator: 'priority-items', manual: null, planName: null, name: '達成率', unit: '%' },
  ...{ decimals: 1, level: 'output', kind: 'reach', path: [], withdrawn: null, version: 1 },
  baseline: { fiscalYear: 2025, value: '40' },
  targets: [{ fiscalYear: 2026, value: '52' }],
};
const trend = trendView([], parseMonth('2026-10'));
const guidesOf = (view: TargetView) =>
  trendGuides(
    [progressOfTarget(view, [], { countUnit: '手続', flows: false, now: parseMonth('2026-10') })],
    trend,
  );

describe('the way to a target in the trend', () => {
  it('runs beside its indicator from the baseline on, and is told in the table too', () => {
    const [guide] = guidesOf(target);
    expect(guide?.line).toMatchObject({ name: '優先手続オンライン化達成率の軌道', guide: true });
    expect(guide?.line.points.slice(-8).map(({ value }) => value)).toEqual([40, 41, 42, 43, 44, 45, 46, 47]);
    expect(guide?.line.points[0]?.value).toBeNull();
    expect(guide?.values.get(parseMonth('2026-10'))).toBe('47.00%');
  });

  it('is not drawn for a ceiling, nor for an indicator that is not in the picture', () => {
    expect(guidesOf({ ...target, kind: 'at-most' })).toEqual([]);
    expect(guidesOf({ ...target, indicator: 'frequent-32' })).toEqual([]);
  });
});
