import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../kernel/date.js';
import { clashesOf, type PlannedChange } from './planned-clashes.js';

const merger = (from: string, into: string, effectiveOn: string): PlannedChange => ({
  kind: 'merge',
  effectiveOn: parseDate(effectiveOn),
  departmentId: from,
  departmentName: `${from}課`,
  targetId: into,
  targetCode: null,
  targetName: `${into}課`,
});
const split = (from: string, code: string, effectiveOn: string): PlannedChange => ({
  ...merger(from, code, effectiveOn),
  kind: 'split',
  targetId: null,
  targetCode: code,
});
const where = (change: PlannedChange, planned: PlannedChange[]) =>
  clashesOf(change, planned).map((fault) => fault.where);

describe('a merger beside planned changes', () => {
  it('goes with none, and with those of other departments', () => {
    expect(where(merger('a', 'b', '2027-04-01'), [])).toEqual([]);
    expect(where(merger('a', 'b', '2027-04-01'), [merger('c', 'b', '2027-04-01')])).toEqual([]);
  });

  it('does not go where the department is to be merged already', () => {
    const [fault] = clashesOf(merger('a', 'b', '2027-05-01'), [merger('a', 'c', '2027-04-01')]);
    expect(fault?.message).toContain('2027年4月1日（令和9年4月1日）に「c課」へ統合する予定があります');
  });

  it('follows a split of the same day and does not come before a later one', () => {
    expect(where(merger('a', 'b', '2027-04-01'), [split('a', 'n', '2027-04-01')])).toEqual([]);
    expect(where(merger('a', 'b', '2027-04-01'), [split('a', 'n', '2027-04-02')])).toEqual(['']);
  });

  it('goes only into a department that is still there on the day', () => {
    expect(where(merger('a', 'b', '2027-04-01'), [merger('b', 'c', '2027-04-01')])).toEqual(['into']);
    expect(where(merger('a', 'b', '2027-03-31'), [merger('b', 'c', '2027-04-01')])).toEqual([]);
    expect(where(merger('b', 'c', '2027-04-01'), [merger('a', 'b', '2027-04-01')])).toEqual(['']);
    expect(where(merger('b', 'c', '2027-04-02'), [merger('a', 'b', '2027-04-01')])).toEqual([]);
  });
});

describe('a split beside planned changes', () => {
  it('comes before the department ends and takes no code that is spoken for', () => {
    expect(where(split('a', 'n', '2027-04-01'), [merger('a', 'b', '2027-04-01')])).toEqual([]);
    expect(where(split('a', 'n', '2027-04-02'), [merger('a', 'b', '2027-04-01')])).toEqual(['on']);
    expect(where(split('a', 'n', '2027-04-01'), [split('b', 'n', '2027-10-01')])).toEqual(['code']);
    expect(where(split('a', 'n', '2027-04-01'), [split('a', 'm', '2027-04-01')])).toEqual([]);
  });
});
