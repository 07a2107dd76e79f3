import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { type DepartmentFate, heirOf, predecessorsOf, whyEnded } from './ended-department.js';

const TODAY = parseDate('2026-11-15');
const department = (
  id: string,
  endedOn: string | null = null,
  mergedInto: string | null = null,
): DepartmentFate => ({
  ...{ id, code: `0${id}`, name: `サンプル${id}課` },
  ...{ endedOn, mergedInto },
});
const departments = [
  department('1', '2026-04-01', '2'),
  department('2', '2026-10-01', '3'),
  department('3'),
  department('4', '2026-04-01'),
  department('5', '2026-11-15', '3'),
  department('6', '2026-11-16', '3'),
  department('7', '2026-04-01', '8'),
  department('8', '2026-04-01', '7'),
];

describe('a department that is no more', () => {
  it.each([
    [
      '1',
      'サンプル1課は令和8年4月1日にサンプル3課へ統合されました。サンプル3課（課コード 03）を指定してください。',
    ],
    [
      '2',
      'サンプル2課は令和8年10月1日にサンプル3課へ統合されました。サンプル3課（課コード 03）を指定してください。',
    ],
    [
      '5',
      'サンプル5課は令和8年11月15日にサンプル3課へ統合されました。サンプル3課（課コード 03）を指定してください。',
    ],
    ['4', 'サンプル4課は令和8年4月1日に廃止されました。いまある課を指定してください。'],
    ['7', 'サンプル7課は令和8年4月1日に廃止されました。いまある課を指定してください。'],
  ])('%s says who has taken over', (id, sentence) => expect(whyEnded(departments, id, TODAY)).toBe(sentence));

  it.each([['3'], ['6'], ['unknown']])('is not %s', (id) =>
    expect(whyEnded(departments, id, TODAY)).toBeNull(),
  );

  it('is followed to the living one', () => {
    expect(heirOf(departments, '1', TODAY)?.id).toBe('3');
    expect(heirOf(departments, '7', TODAY)).toBeUndefined();
    expect(predecessorsOf(departments, '3', TODAY).map(({ id }) => id)).toEqual(['1', '2', '5']);
    expect(predecessorsOf(departments, '2', TODAY)).toEqual([]);
  });
});
