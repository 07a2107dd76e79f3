import { describe, expect, it } from '@jest/globals';
import { ANSWERED_COUNTS } from '../../../test/setup/answered-counts.js';
import { parseDate } from '../../kernel/date.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { correctedProcedure } from './corrected-procedure.js';
import { type CorrectedReport } from './corrected-report.js';

const row = {
  procedureId: 'a',
  frequency: 'monthly',
  stage: 'partial',
  exemptReason: null,
  stageSince: '2026-10-31',
  inScope: true,
  reportExpected: true,
  reportCounted: true,
  ...ANSWERED_COUNTS,
  flowExpected: true,
  flowReported: true,
  plannedMonth: null,
  note: '前の備考',
} as ProcedureRow;
const report: CorrectedReport = {
  procedureId: 'a',
  stage: 'online',
  exemptReason: null,
  plannedMonth: null,
  note: null,
  total: 30,
  totalNa: false,
  online: null,
  onlineNa: false,
  counts: true,
  entered: true,
  returned: false,
  countedBefore: true,
  closedCounts: null,
};
const october = { asOf: parseDate('2026-10-31'), march: false, byYear: false };

describe('a closed row in a correction', () => {
  it('is what it was where nothing was reported', () => {
    expect(correctedProcedure(row, undefined, october)).toEqual(row);
  });

  it('takes the stage and the counts of a report that counts, and waits for the missing one', () => {
    expect(correctedProcedure(row, report, october)).toMatchObject({
      stage: 'online',
      applicationsTotal: 30,
      applicationsOnline: null,
      pairTotal: 0,
      pairOnline: 0,
      flowReported: false,
      note: '前の備考',
    });
  });

  it('keeps its stage and loses its counts where it was returned', () => {
    const back = { ...report, counts: false, returned: true };
    expect(correctedProcedure(row, back, october)).toMatchObject({
      stage: 'partial',
      reportExpected: true,
      reportCounted: false,
      applicationsTotal: null,
      flowExpected: true,
      flowReported: false,
    });
  });

  it('leaves scope and what is expected where the report exempts it', () => {
    const exempt = { ...report, stage: 'exempt' as const, exemptReason: 'other' as const, total: null };
    expect(correctedProcedure(row, exempt, october)).toMatchObject({
      inScope: false,
      reportExpected: false,
      reportCounted: true,
      flowExpected: false,
    });
  });

  it('keeps the closed stage where the report says none, and is then not reported', () => {
    expect(correctedProcedure(row, { ...report, stage: null }, october)).toMatchObject({
      stage: 'partial',
      reportCounted: false,
    });
  });

  it('of a yearly procedure has no flows of a month', () => {
    const yearly = { ...row, frequency: 'yearly' } as ProcedureRow;
    expect(correctedProcedure(yearly, report, { ...october, march: true })).toMatchObject({
      reportExpected: true,
      applicationsTotal: null,
      flowExpected: false,
    });
  });

  it('of a fiscal year keeps the year’s flows', () => {
    expect(correctedProcedure(row, report, { ...october, byYear: true })).toMatchObject({
      stage: 'online',
      applicationsTotal: 10,
    });
  });
});
