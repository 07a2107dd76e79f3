import { describe, expect, it } from '@jest/globals';
import { differences, NOTHING_ENTERED, prefilled } from '../../../automation/result/result.js';
import {
  type ResultEntryDto,
  type ResultLineDto,
  type RunSumDto,
} from '../../../automation/result/result.dto.js';
import { notApplicable, notProvided, value } from '../../../kernel/count.js';
import { besideCell, resultWarnings } from './beside-cell.js';
import { progressByDepartment, progressLabel, progressOf, sumOfProgress } from './result-progress.js';
import { suggestionFor } from './result-row-view.js';

const LAST: ResultEntryDto = {
  ...NOTHING_ENTERED,
  cases: value(300),
  robotRuns: value(20),
  rework: notApplicable,
  peopleMinutes: '2000',
};
const LOGGED: RunSumDto = {
  ...{ runs: 31, failures: 2, cases: notProvided, runsWithoutCases: 31 },
  ...{ robotSeconds: 90, runsWithoutEnd: 0, lastRunAt: null },
};

function line(overrides: Partial<ResultLineDto> = {}): ResultLineDto {
  const { last = null, logged = null, saved = null } = overrides;
  const differs = saved && logged ? differences(saved, logged) : [];
  return {
    ...{ projectId: 'p', code: 'A-001', name: '入力', departmentId: 'd', departmentName: '市民課' },
    ...{ kind: 'rpa', stage: 'production', expected: true, saved: null, version: 0 },
    ...{ prefilled: prefilled(last, logged), last, logged, differs, lateRuns: 0 },
    ...overrides,
  };
}

describe('beside a cell', () => {
  it('minutes of last month are grouped as those of this month are', () => {
    const last = { ...LAST, cases: value(1234), peopleMinutes: '2287', robotMinutes: '1442.5' };
    expect(besideCell(line({ last }), 'peopleMinutes')).toEqual(['前月 2,287']);
    expect(besideCell(line({ last }), 'robotMinutes')).toEqual(['前月 1,442.5']);
    expect(besideCell(line({ last }), 'cases')).toEqual(['前月 1,234']);
    expect(besideCell(line({ last }), 'rework')).toEqual(['前月 該当なし']);
    expect(besideCell(line({ last }), 'failures')).toEqual(['前月 未回答']);
    expect(besideCell(line(), 'cases')).toEqual(['前月 ―']);
  });
});

describe('what is suggested', () => {
  it('is the log where there is one, else last month; what neither says stays blank', () => {
    const { entry, by } = suggestionFor(line({ last: LAST, logged: LOGGED }));
    expect(entry).toMatchObject({ cases: value(300), robotRuns: value(31), failures: value(2) });
    expect([entry.rework, entry.robotMinutes]).toEqual([notApplicable, '1.5']);
    expect(Object.fromEntries(by)).toEqual({
      ...{ cases: 'last', robotRuns: 'log', failures: 'log', rework: 'last', peopleMinutes: 'last' },
      robotMinutes: 'log',
    });
  });

  it('is nothing where there is neither', () => {
    expect(suggestionFor(line()).by.size).toBe(0);
    expect(suggestionFor(line()).entry.cases).toEqual(notProvided);
  });
});

describe('a warning', () => {
  it('stands at what is unanswered, not at 0 and not at 該当なし', () => {
    const fields = (saved: ResultEntryDto) => resultWarnings(line({ saved })).map(({ field }) => field);
    expect(fields(NOTHING_ENTERED)).toEqual(['cases', 'peopleMinutes']);
    expect(fields({ ...NOTHING_ENTERED, cases: value(0), peopleMinutes: '0' })).toEqual([]);
    expect(fields({ ...NOTHING_ENTERED, cases: notApplicable })).toEqual([]);
  });

  it('stands where the entry is not what the logs sum up to', () => {
    const saved = { ...LAST, failures: value(2) };
    expect(resultWarnings(line({ saved, logged: LOGGED })).map(({ message }) => message)).toContain(
      '入力は20回、実行記録の合計は31回です。',
    );
  });
});

describe('how much of a month is there', () => {
  const lines = [
    line({ saved: LAST }),
    line({ saved: NOTHING_ENTERED }),
    line({ departmentId: 'e', departmentName: '税務課' }),
    line({ departmentId: 'e', departmentName: '税務課', expected: false, stage: 'trial' }),
  ];

  it('counts only what is expected, and says what is not answered', () => {
    expect(progressLabel(progressOf(lines))).toBe('3件中2件入力済み（うち未回答あり 1件）');
    expect(progressLabel(progressOf([]))).toBe('入力の必要な案件なし');
  });

  it('by department, where most is missing first, sums to the whole', () => {
    const parts = progressByDepartment(lines);
    expect(parts.map(({ departmentName }) => departmentName)).toEqual(['税務課', '市民課']);
    expect(sumOfProgress(parts)).toEqual(progressOf(lines));
  });
});
