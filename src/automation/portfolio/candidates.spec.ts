import { describe, expect, it } from '@jest/globals';
import { notProvided } from '../../kernel/count.js';
import { type EnteredBeforeDto } from '../baseline/baseline.dto.js';
import { type EnteredStepDto } from '../process/process.dto.js';
import { type CandidateApplicationsDto } from './portfolio.dto.js';
import { type CandidateFacts, rankCandidates } from './candidates.js';

const before: EnteredBeforeDto = {
  minutesPerCase: '18',
  people: '1',
  cases: notProvided,
  measuredFrom: null,
  measuredTo: null,
  basis: 'estimated',
  note: null,
};
const step: EnteredStepDto = {
  step: 'review',
  name: '審査',
  actor: '職員',
  minutes: '25',
  times: '1',
  per: 'case',
  byMachine: false,
};
const applied = (count: number, reported = 1, expected = 1): CandidateApplicationsDto => ({
  fiscalYear: 2025,
  count,
  completeness: { reported, expected },
});

function candidate(code: string, overrides: Partial<CandidateFacts>): CandidateFacts {
  const project = { id: code, code, name: code, departmentName: 'サンプル課' } as CandidateFacts['project'];
  return { project, before: null, flow: { before: [], after: [] }, applications: null, ...overrides };
}

describe('candidates', () => {
  it('are ranked by the hours of a year; those nobody knows come last', () => {
    const ranked = rankCandidates([
      candidate('A-1', {}),
      candidate('A-2', { before, applications: applied(1000) }),
      candidate('A-3', { flow: { before: [step], after: [] }, applications: applied(1200) }),
      candidate('A-4', { before }),
    ]);
    expect(ranked.map(({ code, hoursPerYear }) => [code, hoursPerYear])).toEqual([
      ['A-3', '500.0'],
      ['A-2', '300.0'],
      ['A-1', null],
      ['A-4', null],
    ]);
  });

  it('say what is assumed', () => {
    const assumed = (overrides: Partial<CandidateFacts>) =>
      rankCandidates([candidate('A-1', overrides)])[0]!.assumed.join('。');
    expect(assumed({})).toBe('1件当たりの時間が未入力。手続が未登録');
    expect(assumed({ flow: { before: [step], after: [] } })).toContain('導入前の工程の合計');
    expect(assumed({ before, applications: applied(100, 1, 2) })).toContain('件数の分かる手続は2のうち1');
    expect(assumed({ before, applications: applied(0, 0) })).toContain('令和7年度（2025年度）の件数が未回答');
  });

  it('with a step of unknown minutes are not guessed at', () => {
    const flow = { before: [step, { ...step, minutes: null }], after: [] };
    expect(rankCandidates([candidate('A-1', { flow, applications: applied(9) })])).toMatchObject([
      { hoursPerYear: null, minutesPerCase: null },
    ]);
  });
});
