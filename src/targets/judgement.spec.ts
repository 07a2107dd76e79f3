import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../kernel/month.js';
import { exact, parseDecimal } from '../kernel/exact.js';
import { judge, JUDGEMENT_NAMES } from './judgement.js';
import { type Target, type TargetKind } from './trajectory.js';

const at = (fiscalYear: number, text: string) => ({ fiscalYear, value: parseDecimal(text, 1) });

function judged(target: Target, month: string, text: string): string {
  return JUDGEMENT_NAMES[judge(target, { month: parseMonth(month), value: parseDecimal(text, 1) })];
}
function target(kind: TargetKind, baseline: string, ...values: [number, string][]): Target {
  return {
    kind,
    baseline: at(2024, baseline),
    targets: values.map(([year, text]) => at(year, text)),
    path: [],
  };
}

describe('a value to be reached', () => {
  const survey = target('reach', '14.1', [2029, '20.0'], [2034, '34.0']);

  it.each([
    ['2026-03', '15.3', '順調'],
    ['2026-03', '15.2', '遅れ'],
    ['2026-03', '20.0', '達成'],
    ['2030-01', '19.9', '順調'],
    ['2030-02', '19.9', '遅れ'],
    ['2030-03', '19.9', '未達成'],
    ['2030-03', '20.0', '達成'],
    ['2031-03', '22.7', '遅れ'],
    ['2031-03', '22.8', '順調'],
    ['2036-03', '33.9', '未達成'],
    ['2024-03', '13.0', '実績なし'],
  ])('at the end of %s with %s is judged %s', (month, value, judgement) => {
    expect(judged(survey, month, value)).toBe(judgement);
  });

  it('may lie below the baseline', () => {
    const down = target('reach', '10.0', [2026, '4.0']);
    expect(judged(down, '2026-03', '7.0')).toBe('順調');
    expect(judged(down, '2026-03', '7.1')).toBe('遅れ');
    expect(judged(down, '2026-03', '4.0')).toBe('達成');
  });

  it('is not reached by rounding', () => {
    const all = target('reach', '70', [2029, '100']);
    const value = exact(2_999_000n, 30_000n);
    expect(judge(all, { month: parseMonth('2030-03'), value })).toBe('missed');
  });

  it('without an actual is not judged', () => {
    expect(judge(survey, null)).toBe('no-actual');
  });
});

describe('a bound', () => {
  it('from above is held up to and with itself', () => {
    const burden = target('at-most', '45.3', [2029, '70.0'], [2034, '70.0']);
    expect(judged(burden, '2026-03', '70.0')).toBe('維持');
    expect(judged(burden, '2026-03', '70.1')).toBe('逸脱');
  });

  it('from below is held down to and with itself, whatever the baseline', () => {
    const fund = target('keep', '72.3', [2029, '80'], [2034, '80']);
    expect(judged(fund, '2025-03', '80.0')).toBe('維持');
    expect(judged(fund, '2025-03', '79.9')).toBe('逸脱');
  });
});
