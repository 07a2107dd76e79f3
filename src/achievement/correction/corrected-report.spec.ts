import { describe, expect, it } from '@jest/globals';
import { reportEffect, type CorrectedReport } from './corrected-report.js';

const report = (overrides: Partial<CorrectedReport>): CorrectedReport => ({
  procedureId: 'a',
  stage: 'online',
  exemptReason: null,
  plannedMonth: null,
  note: null,
  total: 1,
  totalNa: false,
  online: 1,
  onlineNa: false,
  counts: true,
  entered: false,
  returned: false,
  countedBefore: true,
  closedCounts: null,
  ...overrides,
});

describe('a report of a month under correction', () => {
  it.each([
    ['untouched and accepted stays as it was closed', {}, 'stays'],
    ['untouched in a department’s report that is in its hands again stays', { counts: false }, 'stays'],
    ['entered anew counts once it is handed in', { entered: true }, 'counts'],
    ['entered anew and still a draft leaves the closed row', { entered: true, counts: false }, 'stays'],
    ['returned counts for nothing', { returned: true, counts: false }, 'out'],
    [
      'returned and entered anew counts for nothing before',
      { returned: true, entered: true, counts: false },
      'out',
    ],
    ['returned and handed in again counts', { returned: true }, 'counts'],
    ['that had not been counted counts once it is accepted', { countedBefore: false }, 'counts'],
    [
      'that had not been counted and is no further stays out',
      { countedBefore: false, counts: false },
      'stays',
    ],
  ] as const)('%s', (_, input, fate) => {
    expect(reportEffect(report(input))).toBe(fate);
  });
});
