import { describe, expect, it } from '@jest/globals';
import { type Department } from '../../access/department/department.repository.js';
import { parseDate } from '../../kernel/date.js';
import { mergerFaults, splitFaults } from './department-change.js';

const today = parseDate('2026-11-15');
const department = (id: string, endedOn: string | null = null): Department => ({
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

describe('merging a department into another', () => {
  it('needs another department that exists, and a day that has come', () => {
    const heir = department('b');
    expect(mergerFaults({ into: 'b', on: '2026-11-15' }, { source, heir, today })).toEqual([]);
    expect(where(mergerFaults({ into: '', on: '' }, { source, heir: undefined, today }))).toEqual([
      'into',
      'on',
    ]);
    expect(where(mergerFaults({ into: 'a', on: '2026-11-01' }, { source, heir: source, today }))).toEqual([
      'into',
    ]);
    const ended = department('b', '2026-04-01');
    expect(where(mergerFaults({ into: 'b', on: '2026-11-16' }, { source, heir: ended, today }))).toEqual([
      'into',
      'on',
    ]);
  });

  it('is refused for a department that has ended already', () => {
    const gone = department('a', '2026-04-01');
    const faults = mergerFaults(
      { into: 'b', on: '2026-11-15' },
      { source: gone, heir: department('b'), today },
    );
    expect(where(faults)).toEqual(['']);
  });
});

describe('splitting a department', () => {
  const split = { code: 'n', name: '新しい課', division: '', on: '2026-11-01', procedureIds: ['p'] };

  it('needs a code, a name and procedures of that department', () => {
    expect(splitFaults(split, { source, owned: [{ id: 'p' }], today })).toEqual([]);
    expect(
      where(splitFaults({ ...split, code: '', name: '', procedureIds: [] }, { source, owned: [], today })),
    ).toEqual(['code', 'name', 'procedure']);
    expect(where(splitFaults(split, { source, owned: [{ id: 'q' }], today }))).toEqual(['procedure']);
  });
});
