import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../kernel/month.js';
import { Problem } from '../../platform/problem.js';
import { type MonthState } from '../../reporting/month/month-states.js';
import { type MonthTrace } from './month-withdrawal.repository.js';
import { refuseUnlessUntouched } from './untouched-month.js';

const month = parseMonth('2026-10');

function refusalOf(state: MonthState, revision: number, traces: MonthTrace[] = []): string | null {
  try {
    refuseUnlessUntouched({ month, state, revision }, traces);
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [error.code, ...(error.particulars.errors ?? []).map(({ message }) => message)].join(' ');
  }
}

describe('taking an opened month back', () => {
  it('is possible while it is open for the first time and empty', () => {
    expect(refusalOf('open', 1)).toBeNull();
  });

  it.each<[MonthState, number]>([
    ['closing', 1],
    ['closed', 1],
    ['open', 2],
    ['closing', 2],
    ['closed', 3],
  ])('is refused for a month that is %s in revision %i', (state, revision) => {
    expect(refusalOf(state, revision)).toBe('month-not-withdrawable');
  });

  it.each<[MonthTrace['what'], string]>([
    ['report', '市民課：月次状況報告を入力しています。'],
    ['result', '市民課：自動化案件の実績を入力しています。'],
    ['review', '市民課：課題・対応を記入しています。'],
    ['report-file', '市民課：速報の報告書を作成しています。'],
  ])('names who has entered a %s', (what, sentence) => {
    expect(refusalOf('open', 1, [{ what, of: '市民課' }])).toBe(`month-has-entries ${sentence}`);
  });
});
