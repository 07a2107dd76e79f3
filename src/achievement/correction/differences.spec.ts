import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../kernel/month.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type MonthRevisions } from '../snapshot/snapshot.js';
import { monthDifferences, procedureDifferences } from './differences.js';

const row = (overrides: Partial<ProcedureRow>): ProcedureRow =>
  ({
    procedureId: 'a',
    name: '届出',
    code: 'P1',
    frequency: 'monthly',
    stage: 'partial',
    exemptReason: null,
    channels: [],
    itemKeys: [],
    departmentId: 'd',
    departmentName: '市民課',
    reportCounted: true,
    yearlyRecorded: false,
    mergedParts: null,
    ...overrides,
  }) as ProcedureRow;
const differ = (before: Partial<ProcedureRow>, after: Partial<ProcedureRow>, reported: string[] = []) =>
  procedureDifferences([row(before)], [row(after)], new Set(reported)).map(({ what }) => what);

describe('what a procedure has become since the close', () => {
  it.each([
    ['nothing', {}, {}, []],
    ['another name', {}, { name: '申請' }, ['name']],
    ['another department', {}, { departmentId: 'e', departmentName: '税務課' }, ['department']],
    ['a renamed department', {}, { departmentName: '窓口課' }, ['department']],
    ['yearly', {}, { frequency: 'yearly' as const }, ['frequency']],
    ['mapped', {}, { itemKeys: ['k'] }, ['mapping']],
    ['a channel', {}, { channels: [{ kind: 'e-tax', url: null }] }, ['channel']],
    ['another stage than was reported, which a report corrects', {}, { stage: 'online' as const }, []],
    ['a stage where none was reported', { reportCounted: false }, { stage: 'online' as const }, ['stage']],
    ['other counts, which a report corrects', {}, { applicationsTotal: 5 }, []],
    ['a sum of months, which comes with the months', {}, { yearlyTotal: 9 }, []],
    ['a recorded count', {}, { yearlyTotal: 9, yearlyRecorded: true }, ['yearly-count']],
  ])('is %s', (_, before, after, expected) => {
    expect(differ(before, after)).toEqual(expected);
  });

  it('is no other stage while its report is being corrected', () => {
    expect(differ({ reportCounted: false }, { stage: 'online' }, ['a'])).toEqual([]);
  });

  it('is new or gone', () => {
    expect(procedureDifferences([], [row({})], new Set())).toMatchObject([
      { what: 'new', columns: { row: { reportCounted: false, applicationsTotal: null } } },
    ]);
    expect(procedureDifferences([row({})], [], new Set())).toMatchObject([{ what: 'gone' }]);
  });
});

describe('what earlier months have become since the close', () => {
  it('is a later revision, or a first one', () => {
    const months = ['2025-04', '2025-05', '2025-06'].map(parseMonth);
    const before = { '2025-04': 1, '2025-05': 1 } as MonthRevisions;
    const after = { '2025-04': 1, '2025-05': 2, '2025-06': 1 } as MonthRevisions;
    const found = monthDifferences(months, before, after, String);
    expect(found).toMatchObject([
      { subject: '2025-05', before: '第1版', after: '第2版', columns: { revision: 2 } },
      { subject: '2025-06', before: null, after: '第1版' },
    ]);
  });
});
