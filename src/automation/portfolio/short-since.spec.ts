import { describe, expect, it } from '@jest/globals';
import { notProvided, value } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { type ProjectDto } from '../project/project.dto.js';
import { NOTHING_ENTERED, type StoredMonth } from '../result/result.js';
import { lookedBack } from './covered-months.js';
import { portfolioOf } from './portfolio.js';
import { type ProjectFacts, shortMonths } from './project-effect.js';

const MONTHS = ['2026-04', '2026-05', '2026-06', '2026-07'] as Month[];

/** 20 minutes a case before and 7 promised, 3,600 cases a year: 65 hours a month. */
function facts(people: readonly (string | null)[], months = MONTHS): ProjectFacts {
  const before = { minutesPerCase: '20', people: '1', basis: 'measured' as const };
  const stored = people.map((peopleMinutes, at): StoredMonth => ({
    projectId: 'p',
    month: months[at] as Month,
    entered: { ...NOTHING_ENTERED, cases: value(300), robotRuns: value(0), peopleMinutes, basis: 'measured' },
    logged: null,
    before,
    version: 1,
  }));
  return {
    project: { id: 'p', operatingMonths: [] as number[] } as ProjectDto,
    stages: [
      {
        ...{
          projectId: 'p',
          seq: 1,
          stage: 'production',
          planned: false,
          stageOn: '2025-04-01',
          reason: null,
        },
        ...{ recordedAt: new Date(0), recordedBy: '', withdrawnAt: null, withdrawnBy: null },
      },
    ] as ProjectFacts['stages'],
    before: { ...before, cases: notProvided, measuredFrom: null, measuredTo: null, note: null },
    estimate: { minutesPerCase: '7', people: '1', casesPerYear: 3600, note: null },
    logsSince: null,
    stored,
  };
}

const since = (people: readonly (string | null)[]) => shortMonths(facts(people), MONTHS)[0] ?? null;

describe('since when a project falls short', () => {
  it('is the first of the newest months without a break', () => {
    expect(since(['2000', '5000', '5000'])).toBe('2026-05');
    expect(since(['5000', '2000', '5000'])).toBe('2026-06');
    expect(since(['5000', '5000', '5000'])).toBe('2026-04');
  });

  it('is not said where the newest known month kept the promise', () => {
    expect(since(['5000', '2000'])).toBeNull();
  });

  it('looks past months nobody has answered', () => {
    expect(since(['2000', '5000', null, '5000'])).toBe('2026-05');
  });
});

describe('over the border of a fiscal year', () => {
  const across = ['2026-02', '2026-03', '2026-04'] as Month[];
  const inApril = (people: readonly (string | null)[]) =>
    portfolioOf(
      [facts(people, across)],
      { year: 2026, months: ['2026-04' as Month] },
      { costs: [], hourlyYen: new Map() },
    );

  it('a project that disappoints since February has done so since February, its hours those of April', () => {
    const { shortfalls, hours } = inApril(['5000', '5000', '5000']);
    expect(shortfalls).toMatchObject([{ since: '2026-02', shortMonths: 3, months: ['2026-04'] }]);
    expect(hours.saved).toBe('16.7');
  });

  it('a robot that stood still in March is not forgotten on 1 April, also while nobody has told of April', () => {
    const still = { kind: 'stood-still', since: '2026-02' };
    expect(inApril(['5000', '5000', '5000']).robots).toMatchObject([{ trouble: { ...still, months: 3 } }]);
    expect(inApril(['5000', '5000']).robots).toMatchObject([{ trouble: { ...still, months: 2 } }]);
  });

  it('thirteen months are looked back at', () => {
    const months = lookedBack(['2026-04' as Month]);
    expect([months.length, months[0], months.at(-1)]).toEqual([13, '2025-04', '2026-04']);
    expect(lookedBack([])).toEqual([]);
  });
});
