import { describe, expect, it } from '@jest/globals';
import { fixedClock } from '../../kernel/clock.js';
import { parseDate } from '../../kernel/date.js';
import { defaultStageDate, stageFaults } from './stage-statement.js';

const today = parseDate('2026-11-15');
const statement = { stage: 'online', exemptReason: null, effectiveOn: today } as const;

describe('a stage without a day', () => {
  it.each([
    ['2026-11-15', '2026-10-31'],
    ['2026-03-01', '2026-02-28'],
    ['2026-10-31T14:59:59Z', '2026-09-30'],
    ['2026-10-31T15:00:00Z', '2026-10-31'],
  ])('said on %s holds from %s', (at, date) => {
    expect(defaultStageDate(fixedClock(at))).toBe(date);
  });
});

describe('a statement on a stage', () => {
  it('is sound for today and before', () => {
    expect(stageFaults(statement, today)).toEqual([]);
    expect(stageFaults({ ...statement, stage: 'exempt', exemptReason: 'other' }, today)).toEqual([]);
  });

  it('is refused for tomorrow', () => {
    const faults = stageFaults({ ...statement, effectiveOn: parseDate('2026-11-16') }, today);
    expect(faults.map(({ where }) => where)).toEqual(['effectiveOn']);
  });

  it('is exempt if and only if there is a reason', () => {
    expect(stageFaults({ ...statement, stage: 'exempt' }, today)).toHaveLength(1);
    expect(stageFaults({ ...statement, exemptReason: 'other' }, today)).toHaveLength(1);
  });
});
