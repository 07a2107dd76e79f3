import { describe, expect, it } from '@jest/globals';
import { changesDigest, rowChanges, type StandingRows } from './row-changes.js';

const rows = (...entries: [number, Record<string, string | null>][]): StandingRows =>
  new Map(entries.map(([row, cells]) => [row, { subject: `第${row}`, cells }]));

describe('the changes of an import', () => {
  it('name the cells of a row that differ, before and after', () => {
    expect(rowChanges(rows([2, { 名称: '甲', 備考: 'い' }]), rows([2, { 名称: '乙', 備考: 'い' }]))).toEqual([
      { row: 2, isNew: false, subject: '第2', cells: [{ column: '名称', before: '甲', after: '乙' }] },
    ]);
  });

  it('name the filled cells of what is new', () => {
    expect(rowChanges(new Map(), rows([3, { 名称: '甲', 備考: null, 理由: '' }]))).toEqual([
      { row: 3, isNew: true, subject: '第3', cells: [{ column: '名称', before: null, after: '甲' }] },
    ]);
  });

  it('leave out rows that change nothing, a blank cell being one however it is said', () => {
    expect(rowChanges(rows([2, { 備考: '' }]), rows([2, { 備考: null }]))).toEqual([]);
  });

  it('come in the order of the rows', () => {
    const changes = rowChanges(new Map(), rows([9, { 名称: '甲' }], [2, { 名称: '乙' }]));
    expect(changes.map(({ row }) => row)).toEqual([2, 9]);
  });

  it('have a digest that tells every difference', () => {
    const [one] = rowChanges(new Map(), rows([2, { 名称: '甲' }]));
    if (!one) throw new Error('a new row is a change');
    const digest = changesDigest([one], [1, 0, 0]);
    expect(changesDigest([{ ...one }], [1, 0, 0])).toBe(digest);
    expect(changesDigest([{ ...one, subject: '別' }], [1, 0, 0])).not.toBe(digest);
    expect(changesDigest([one], [1, 0, 1])).not.toBe(digest);
  });
});
