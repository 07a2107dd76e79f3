import { describe, expect, it } from '@jest/globals';
import { notApplicable, notProvided, value } from '../../kernel/count.js';
import { parseMonth } from '../../kernel/month.js';
import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { differencesOf, needsLook } from './submission-differences.js';

const same: StatusRowDto = {
  procedureId: 'p',
  code: 'P1',
  name: '住民票の写しの交付',
  frequency: 'monthly',
  departmentId: 'd',
  stage: 'online',
  exemptReason: null,
  applicationsTotal: value(120),
  applicationsOnline: value(30),
  plannedMonth: null,
  note: null,
  confirmedWarnings: [],
  known: {
    stage: 'online',
    exemptReason: null,
    plannedMonth: null,
    hasChannel: true,
    previousMonth: { total: value(100), online: value(40) },
    monthBeforeLast: null,
    sameMonthLastYear: null,
  },
  returnReason: null,
  onBehalf: false,
  enteredBy: '市民課',
  enteredAt: new Date(0),
  warnings: [],
  version: 1,
};

describe('a reported row beside last month', () => {
  it('says how far its counts have moved', () => {
    expect(differencesOf(same)).toEqual({ stage: false, plannedMonth: false, total: 20, online: -10 });
  });

  it('has no such figure where either month has no number', () => {
    expect(differencesOf({ ...same, applicationsTotal: notProvided }).total).toBeNull();
    expect(differencesOf({ ...same, known: { ...same.known, previousMonth: null } }).online).toBeNull();
    expect(differencesOf({ ...same, applicationsOnline: notApplicable }).online).toBeNull();
  });

  it('needs a look where its stage or plan changes or it has not been answered, not where only counts move', () => {
    expect(needsLook(same)).toBe(false);
    expect(needsLook({ ...same, stage: 'end-to-end' })).toBe(true);
    expect(needsLook({ ...same, plannedMonth: parseMonth('2027-04') })).toBe(true);
    expect(needsLook({ ...same, version: 0 })).toBe(true);
  });
});
