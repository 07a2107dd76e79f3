import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../kernel/month.js';
import { type SubmissionOverviewDto } from '../reporting/submission/submission.dto.js';
import { type SubmissionState } from '../reporting/submission/submission-states.js';
import { readinessOf, refuseUnaccepted } from './readiness.js';

const readinessWith = (...states: SubmissionState[]) => {
  const overview = states.map((state) => ({ departmentCode: state, departmentName: '', state }));
  return readinessOf(overview as SubmissionOverviewDto[], []);
};

describe('closing a month', () => {
  it('finds who has submitted and who has not', () => {
    const { submitted, missing } = readinessWith('draft', 'checking', 'submitted', 'returned', 'accepted');
    expect(submitted.map(({ code }) => code)).toEqual(['submitted']);
    expect(missing.map(({ code }) => code)).toEqual(['draft', 'checking', 'returned']);
  });

  it.each<[SubmissionState[], RegExp | null]>([
    [['submitted'], /まとめて受理して確定することを指定してください。$/],
    [['submitted', 'draft'], /未提出の1課の報告は、確定しても数えません/],
    [['accepted', 'draft'], null],
    [[], null],
  ])('with %j', (states, detail) => {
    const close = () => refuseUnaccepted(parseMonth('2026-10'), readinessWith(...states));
    if (detail) expect(close).toThrow(detail);
    else expect(close).not.toThrow();
  });
});
