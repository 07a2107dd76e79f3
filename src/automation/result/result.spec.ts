import { describe, expect, it } from '@jest/globals';
import { type Count, notApplicable, notProvided, value } from '../../kernel/count.js';
import { parseMonth } from '../../kernel/month.js';
import { exact } from '../../kernel/exact.js';
import { differences, figuresOf, NOTHING_ENTERED, prefilled } from './result.js';
import { type RunSumDto } from './result.dto.js';

const logged: RunSumDto = {
  ...{ runs: 40, failures: 3, cases: value(300), runsWithoutCases: 0 },
  ...{ robotSeconds: 5430, runsWithoutEnd: 0, lastRunAt: null },
};
const figures = (cases: Count, sum: RunSumDto | null) =>
  figuresOf({
    ...{ projectId: 'a', month: parseMonth('2026-10'), before: null, version: 1, logged: sum },
    entered: { ...NOTHING_ENTERED, cases, robotMinutes: '70' },
  });

describe('the logs of a month', () => {
  it('fill the form with what they know for sure', () => {
    expect(prefilled(null, logged)).toMatchObject({
      ...{ cases: value(300), robotRuns: value(40), failures: value(3), robotMinutes: '90.5' },
    });
    const less = { ...logged, runsWithoutCases: 1, runsWithoutEnd: 40, robotSeconds: 0 };
    expect(prefilled(null, less)).toMatchObject({ cases: notProvided, robotMinutes: null });
  });

  it('give the cases where nobody entered any, and the time of the robot', () => {
    expect(figures(notProvided, logged)).toMatchObject({
      cases: value(300),
      robotMinutes: exact(5430n, 60n),
    });
    expect(figures(value(310), logged)).toMatchObject({ cases: value(310) });
    expect(figures(notProvided, { ...logged, runsWithoutCases: 1 })).toMatchObject({ cases: notProvided });
    expect(figures(value(310), null)).toMatchObject({ robotMinutes: exact(70n) });
  });

  it('are held against what people entered, wherever both know', () => {
    const entered = { ...NOTHING_ENTERED, cases: value(300), robotRuns: value(40), failures: notProvided };
    expect(differences({ ...entered, robotMinutes: '90.50' }, logged)).toEqual([]);
    expect(differences({ ...entered, robotRuns: value(41), robotMinutes: '90' }, logged)).toEqual([
      'robotRuns',
      'robotMinutes',
    ]);
    expect(differences({ ...entered, failures: notApplicable, cases: value(299) }, logged)).toEqual([
      'cases',
      'failures',
    ]);
    expect(differences({ ...entered, cases: value(299) }, { ...logged, runsWithoutCases: 2 })).toEqual([]);
  });
});
