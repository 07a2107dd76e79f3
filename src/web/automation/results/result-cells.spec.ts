import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOTHING_ENTERED } from '../../../automation/result/result.js';
import { type ResultEntryDto } from '../../../automation/result/result.dto.js';
import { type Count, LARGEST_COUNT, notApplicable, notProvided, value } from '../../../kernel/count.js';
import { readResultCells, type ResultCells, resultCells } from './result-cells.js';

const BLANK: ResultCells = resultCells(NOTHING_ENTERED);

function read(cells: Partial<ResultCells>): ResultEntryDto {
  const answer = readResultCells({ ...BLANK, ...cells });
  if ('faults' in answer) throw new Error(JSON.stringify(answer.faults));
  return answer.entry;
}

describe('a cell', () => {
  it('left blank is unanswered, and 0 is an answer', () => {
    const { cases, robotRuns, failures, rework, peopleMinutes } = read({
      cases: '',
      robotRuns: '０',
      failures: '１，２３４件',
      rework: '該当なし',
      peopleMinutes: '1,200',
    });
    expect([cases, robotRuns, failures, rework]).toEqual([notProvided, value(0), value(1234), notApplicable]);
    expect(peopleMinutes).toBe('1200');
  });

  it('that cannot be read is told, and then nothing is', () => {
    const answer = readResultCells({ ...BLANK, cases: '-', failures: '12①', basis: '' });
    expect('faults' in answer && answer.faults.map(({ field }) => field)).toEqual([
      'cases',
      'failures',
      'basis',
    ]);
  });
});

const count: fc.Arbitrary<Count> = fc.oneof(
  fc.constant(notProvided),
  fc.constant(notApplicable),
  fc.nat({ max: LARGEST_COUNT }).map(value),
);
const minutes = fc.option(fc.nat({ max: 100_000 }).map(String));

it('What was read comes back from its cells the same', () => {
  const entries = fc.record<ResultEntryDto>({
    cases: count,
    robotRuns: count,
    failures: count,
    rework: count,
    peopleMinutes: minutes,
    robotMinutes: minutes,
    basis: fc.constantFrom('measured', 'reported', 'estimated'),
    note: fc.constantFrom(null, '7月は様式の変更があった'),
  });
  fc.assert(fc.property(entries, (entry) => expect(read(resultCells(entry))).toEqual(entry)));
});
