import { describe, expect, it } from '@jest/globals';
import { DepartmentFinder } from './department-finder.js';

const finder = new DepartmentFinder([
  { id: '1', code: '0101', name: '市民課', endedOn: null },
  { id: '2', code: '0202', name: '総務課', endedOn: null },
  { id: '3', code: '0303', name: '総務課', endedOn: null },
  { id: '4', code: '0404', name: '福祉課', endedOn: '2026-03-31' },
  { id: '5', code: '0505', name: '福祉課', endedOn: null },
  { id: '6', code: '0606', name: '税務課', endedOn: '2026-03-31' },
]);

describe('the department a cell means', () => {
  it.each([
    ['its code', '0101', '1'],
    ['its code in full width', '０１０１', '1'],
    ['its name', '市民課', '1'],
    ['a name that only one living department has', '福祉課', '5'],
    ['the code of one that has ended', '0404', '4'],
    ['the name of one that has ended', '税務課', '6'],
  ])('is found by %s', (_, text, id) => {
    expect(finder.find(text)).toEqual({ id });
  });

  it('is in doubt where two share the name, and the codes are named', () => {
    expect(finder.find('総務課')).toEqual({ problem: expect.stringContaining('0202、0303') });
  });

  it('is unknown where nobody has the name', () => {
    expect(finder.find('なぞの課')).toEqual({ problem: expect.stringContaining('見つかりません') });
  });
});
