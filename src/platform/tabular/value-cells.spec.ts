import { describe, expect, it } from '@jest/globals';
import { type CellPlace } from './columns.js';
import { countCell, dateCell, instantCell, monthCell } from './value-cells.js';

const place = (form?: CellPlace['form'], more: Partial<CellPlace> = {}): CellPlace => ({
  row: 2,
  column: '予定年月',
  ...(form && { form }),
  ...more,
});

describe('a month in a file', () => {
  it.each([
    ['2027-01', undefined],
    ['2027/1', undefined],
    ['2027年1月', undefined],
    ['２０２７年１月', undefined],
    ['令和9年1月', undefined],
    ['令9年1月', undefined],
    ['R9.1', undefined],
    ['R9/01', undefined],
    ['r9-1', undefined],
    ['㋿9年1月', undefined],
    ['2027/1/15', undefined],
    ['2027−01', undefined],
    ['2027.1', 'text'],
    ['2027.01', 'number'],
    ['2027-01-01', 'date'],
    ['2027-01-31 12:00:00', 'date'],
  ] as const)('reads 「%s」 (%s) as January 2027', (text, form) =>
    expect(monthCell(text, place(form))).toBe('2027-01'),
  );

  it.each([
    ['令和元年5月', '2019-05'],
    ['H31.4', '2019-04'],
    ['平31年4月', '2019-04'],
    ['2027.10', '2027-10'],
    ['2027.2', '2027-02'],
    ['2027.12', '2027-12'],
  ])('reads 「%s」 as %s', (text, month) => expect(monthCell(text, place())).toBe(month));

  it('leaves a blank cell blank', () => expect(monthCell('', place('text'))).toBeNull());

  it.each([['number'], [undefined]] as const)('asks which month 2027.1 is (%s)', (form) =>
    expect(() => monthCell('2027.1', place(form))).toThrow('2027年1月とも2027年10月とも読めます'),
  );

  it.each([
    ['46478', 'number', {}, '46478」は日付の通し番号かもしれません（2027年4月）'],
    ['46478', undefined, {}, '46478」は日付の通し番号かもしれません（2027年4月）'],
    ['46508.5', 'number', {}, '（2027年5月）'],
    ['45016', 'number', { dates1904: true }, '（2027年4月）'],
    ['12', 'number', {}, '年月「12」を読み取れません'],
    ['2027', 'number', {}, '年月「2027」を読み取れません'],
    ['202704', 'number', {}, '年月「202704」を読み取れません'],
    ['09:00:00', 'date', {}, '読み取れません'],
    ['60', 'date', {}, '読み取れません'],
    ['2027年①月', 'text', {}, '年月「2027年①月」を読み取れません'],
    ['2027年1²月', 'text', {}, '読み取れません'],
    ['2027-13', 'text', {}, '読み取れません'],
    ['未定', 'text', {}, '読み取れません'],
  ] as const)('refuses 「%s」 (%s)', (text, form, more, sentence) =>
    expect(() => monthCell(text, place(form, more))).toThrow(sentence),
  );
});

describe('a day and a time in a file', () => {
  it('read cells of days, and ask about numbers that lost their format', () => {
    expect(dateCell('2027-04-01', place('date'))).toBe('2027-04-01');
    expect(dateCell('R9.4.1', place('text'))).toBe('2027-04-01');
    expect(() => dateCell('46478', place('number'))).toThrow('通し番号かもしれません（2027年4月1日）');
    expect(instantCell('2026-10-01 09:05:00', place('date'))).toEqual(new Date('2026-10-01T00:05:00Z'));
    expect(() => instantCell('46296.75', place('number'))).toThrow('（2026-10-01 18:00:00）');
    expect([dateCell('', place()), instantCell('', place())]).toEqual([null, null]);
  });
});

describe('a count in a file', () => {
  it('stands for its own row only', () => {
    expect(countCell('5', place('number'))).toEqual({ kind: 'value', value: 5 });
    expect(() => countCell('5', place('number', { merged: true }))).toThrow('結合されたセルの数');
    expect(countCell('', place('text', { merged: true }))).toEqual({ kind: 'not-provided' });
    expect(() => countCell(' -   ', place())).toThrow('0件か該当なしか');
  });
});
