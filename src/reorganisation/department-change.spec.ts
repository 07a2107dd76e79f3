import { describe, expect, it } from '@jest/globals';
import { type DepartmentDto } from '../access/department/department.dto.js';
import { parseDate } from '../kernel/date.js';
import { isFuture, mergerFaults, splitFaults } from './department-change.js';

const department = (id: string, endedOn: string | null = null): DepartmentDto => ({
  id,
  code: id,
  name: `サンプル${id}課`,
  divisionId: null,
  divisionName: null,
  endedOn,
  version: 1,
});
const source = department('a');
const where = (faults: { where: string }[]) => faults.map((fault) => fault.where);

const into = (id: string, on = '2027-04-01') => ({ into: id, on, users: 'move' as const });

describe('merging a department into another', () => {
  it('needs another department that exists, and a day, which may lie ahead', () => {
    const heir = department('b');
    expect(mergerFaults(into('b'), { source, heir })).toEqual([]);
    expect(where(mergerFaults(into('', ''), { source, heir: undefined }))).toEqual(['into', 'on']);
    expect(where(mergerFaults(into('a'), { source, heir: source }))).toEqual(['into']);
    const ended = department('b', '2026-04-01');
    expect(where(mergerFaults(into('b', '2026-02-30'), { source, heir: ended }))).toEqual(['into', 'on']);
  });

  it('is refused for a department that has ended already', () => {
    const gone = department('a', '2026-04-01');
    expect(where(mergerFaults(into('b'), { source: gone, heir: department('b') }))).toEqual(['']);
  });
});

describe('splitting a department', () => {
  const split = { code: 'n', name: '新しい課', division: '', on: '2026-11-01', procedureIds: ['p'] };

  it('needs a code, a name and procedures of that department', () => {
    expect(splitFaults(split, { source, owned: [{ id: 'p' }] })).toEqual([]);
    expect(
      where(splitFaults({ ...split, code: '', name: '', procedureIds: [] }, { source, owned: [] })),
    ).toEqual(['code', 'name', 'procedure']);
    expect(where(splitFaults(split, { source, owned: [{ id: 'q' }] }))).toEqual(['procedure']);
  });
});

describe('a change', () => {
  it('waits for a future day and is carried out at once on the day itself', () => {
    const today = parseDate('2026-11-15');
    expect(isFuture('2026-11-16', today)).toBe(true);
    expect(isFuture('2026-11-15', today)).toBe(false);
  });
});
