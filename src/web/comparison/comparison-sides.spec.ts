import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../kernel/month.js';
import { Problem } from '../../platform/problem.js';
import { comparisonAddress, defaultSides, readSide, sideText } from './comparison-sides.js';

const known = (period: string, revision = 1) => ({
  period: period.startsWith('FY') ? (`FY${Number(period.slice(2))}` as const) : parseMonth(period),
  revision,
  state: 'final' as const,
});

describe('the sides of a comparison', () => {
  it('are read as they are written, with and without a revision', () => {
    for (const side of ['2026-10', 'FY2025', '2026-10~2']) expect(sideText(readSide(side))).toBe(side);
  });

  it('are refused where the revision is none', () => expect(() => readSide('2026-10~x')).toThrow(Problem));

  it('are the newest month and the one before it where nothing is asked for', () => {
    const sides = defaultSides([known('2026-10', 2), known('2026-10', 1), known('2026-09'), known('FY2025')]);
    expect(sides && comparisonAddress(sides.from, sides.to)).toBe('/comparison?from=2026-09&to=2026-10');
  });

  it('never mix a month with a fiscal year', () => {
    expect(defaultSides([known('2026-10'), known('FY2025')])).toBeNull();
    expect(defaultSides([])).toBeNull();
  });
});
