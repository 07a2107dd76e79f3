import { describe, expect, it } from '@jest/globals';
import { type PortfolioPairDto } from '../../../automation/portfolio/portfolio.dto.js';
import { median, placing } from './quadrants.js';

function pair(code: string, yen: number | null, saved: string | null): PortfolioPairDto {
  const cost = { yen, byKind: { licence: 0, development: 0, upkeep: 0 }, unvalued: 0 };
  const named = { projectId: code, code, name: code, departmentName: '市民課' };
  return { ...named, hourlyYen: null, savedYen: null, effectiveness: null, cost, saved };
}

describe('cost against effect', () => {
  it('is parted in four at the medians', () => {
    const { placed, middle } = placing([
      pair('a', 10, '90.0'),
      pair('b', 100, '80.0'),
      pair('c', 20, '-5.0'),
      pair('d', 90, '10.0'),
    ]);
    expect(middle).toEqual({ yen: 55, hours: 45 });
    expect(placed.map(({ quadrant }) => quadrant)).toEqual([
      'cheap-much',
      'dear-much',
      'cheap-little',
      'dear-little',
    ]);
  });

  it('leaves out what has no cost or no known effect: neither is 0', () => {
    const { placed, unplaced } = placing([pair('a', null, '9.0'), pair('b', 9, null), pair('c', 0, '0.0')]);
    expect(placed.map(({ pair: { code } }) => code)).toEqual(['c']);
    expect(unplaced.map(({ code }) => code)).toEqual(['a', 'b']);
  });

  it('of nothing has its middle at 0', () => {
    expect([median([]), median([3]), median([1, 4])]).toEqual([0, 3, 2.5]);
  });
});
