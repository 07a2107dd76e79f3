import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { DepartmentFinder } from './department-finder.js';

const departments = [
  { id: '1', code: '0101', name: '市民課', endedOn: null },
  { id: '2', code: '0202', name: '総務課', endedOn: null },
  { id: '3', code: '0303', name: '総務課', endedOn: null },
  { id: '4', code: '0404', name: '福祉課', endedOn: '2026-03-31' },
  { id: '5', code: '0505', name: '福祉課', endedOn: null },
  { id: '6', code: '0606', name: '税務課', endedOn: '2026-03-31' },
  { id: '7', code: '0707', name: '会計課', endedOn: '2027-04-01' },
];
const finder = new DepartmentFinder(
  departments.map((one) => ({ ...one, mergedInto: one.id === '4' ? '5' : null })),
  parseDate('2026-11-15'),
);

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

  it('can be given nothing once it is no more, and the sentence names who has taken over', () => {
    expect(finder.whyEnded('4')).toContain('福祉課は令和8年3月31日に福祉課へ統合されました');
    expect(finder.whyEnded('6')).toContain('税務課は令和8年3月31日に廃止されました');
    expect(finder.whyEnded('7')).toBeNull();
    expect(finder.whyEnded('1')).toBeNull();
  });

  it('is unknown where nobody has the name', () => {
    expect(finder.find('なぞの課')).toEqual({ problem: expect.stringContaining('見つかりません') });
  });
});
