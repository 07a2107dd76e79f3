import { expect, it } from '@jest/globals';
import { type Month } from '../../../kernel/month.js';
import { type PortfolioPartDto } from '../../../automation/portfolio/portfolio.dto.js';
import { sortParts } from './portfolio-query.js';

function part(label: string, saved: string | null): PortfolioPartDto {
  const byBasis = { measured: '0.0', reported: '0.0', estimated: '0.0' };
  const completeness = { reported: 0, expected: 1 };
  const months = saved === null ? [] : ['2026-04' as Month];
  const hours = {
    before: '0.0',
    after: '0.0',
    saved,
    reductionPercent: null,
    robotHours: '0.0',
  };
  return {
    key: label,
    label,
    projects: 1,
    hours: { ...hours, byBasis, months, completeness },
    estimated: { hours: null, projects: 0, without: 1 },
  };
}

it('Parts of which nothing is known come last in both orders, also behind a loss', () => {
  const parts = [part('なし', null), part('損', '-3.5'), part('得', '12.0')];
  const sorted = (descending: boolean) =>
    sortParts(parts, { by: 'actual', descending }).map(({ label }) => label);
  expect(sorted(true)).toEqual(['得', '損', 'なし']);
  expect(sorted(false)).toEqual(['損', '得', 'なし']);
  expect(sortParts(parts, null)).toEqual(parts);
});
