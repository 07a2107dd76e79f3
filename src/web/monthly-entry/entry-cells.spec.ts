import { describe, expect, it } from '@jest/globals';
import { notApplicable, notProvided, value } from '../../kernel/count.js';
import { parseMonth } from '../../kernel/month.js';
import { type StatusEntry } from '../../reporting/status-report/status-entry.js';
import { cellsOf, readCells, sameCells } from './entry-cells.js';

const entry: StatusEntry = {
  stage: 'online',
  exemptReason: null,
  applicationsTotal: value(1234),
  applicationsOnline: notApplicable,
  plannedMonth: parseMonth('2027-04'),
  note: '窓口でも受付',
  confirmedWarnings: ['b', 'a'],
};

describe('the cells of a row', () => {
  it('come back as the entry they were made of', () => {
    expect(readCells(cellsOf(entry))).toEqual({ entry, faults: [] });
  });

  it.each([
    ['１，２３４', value(1234)],
    ['0', value(0)],
    ['', notProvided],
    ['該当なし', notApplicable],
    [' 1,234 ', value(1234)],
    ['１２３件', value(123)],
  ])('read the count 「%s」', (text, count) => {
    expect(readCells({ ...cellsOf(entry), applicationsTotal: text })).toMatchObject({
      entry: { applicationsTotal: count },
    });
  });

  it.each(['-', '―', 'ー', ' -   ', '－', '−'])('ask what a dash 「%s」 means', (text) => {
    expect(readCells({ ...cellsOf(entry), applicationsTotal: text }).faults).toMatchObject([
      {
        field: 'applicationsTotal',
        message: expect.stringContaining('0件なら「0」、該当しないときは「該当なし」'),
      },
    ]);
  });

  it.each(['12①', '1²', '1 234', '十二', '1.5', '-3', '1,23', '５㎞'])('refuse 「%s」', (text) => {
    expect(readCells({ ...cellsOf(entry), applicationsTotal: text }).faults).toHaveLength(1);
  });

  it('read a planned month as people write it', () => {
    expect(readCells({ ...cellsOf(entry), plannedMonth: 'Ｒ９．４' })).toMatchObject({
      entry: { plannedMonth: '2027-04' },
    });
  });

  it('tell every fault of a row at once', () => {
    const cells = {
      ...cellsOf(entry),
      applicationsTotal: '十二',
      applicationsOnline: '-3',
      plannedMonth: '来年',
    };
    expect(readCells(cells).faults.map(({ field }) => field)).toEqual([
      'applicationsTotal',
      'applicationsOnline',
      'plannedMonth',
    ]);
  });

  it('keep a reason only beside 適用除外', () => {
    const withReason = { ...cellsOf(entry), exemptReason: 'other' };
    expect(readCells(withReason)).toMatchObject({ entry: { exemptReason: null } });
    expect(readCells({ ...withReason, stage: 'exempt' })).toMatchObject({ entry: { exemptReason: 'other' } });
    expect(sameCells(withReason, cellsOf(entry))).toBe(true);
  });

  it('say the same whatever order was ticked in', () => {
    expect(sameCells({ ...cellsOf(entry), confirmed: ['a', 'b'] }, cellsOf(entry))).toBe(true);
    expect(sameCells({ ...cellsOf(entry), confirmed: ['a'] }, cellsOf(entry))).toBe(false);
  });
});
