import { describe, expect, it } from '@jest/globals';
import { type Start, type StartFacts, startOf } from './attempt-start.js';

const facts = (overrides: Partial<StartFacts>): StartFacts => ({
  requested: 3,
  done: 2,
  starts: 0,
  sinceStart: null,
  setAsideRequested: null,
  ...overrides,
});

describe('an attempt at owed work', () => {
  it.each<[string, Partial<StartFacts>, Start, Start]>([
    ['that is done', { done: 3 }, 'nothing', 'nothing'],
    ['that is done and was set aside', { done: 3, setAsideRequested: 3, starts: 5 }, 'nothing', 'nothing'],
    ['that was never begun', {}, 'start', 'start'],
    ['that was begun once without an end', { starts: 1 }, 'start', 'start'],
    ['that ended two workers', { starts: 2 }, 'alone', 'start'],
    ['that ended four', { starts: 4 }, 'alone', 'start'],
    ['that ended five', { starts: 5 }, 'set-aside', 'set-aside'],
    ['that ended more than ever', { starts: 9 }, 'set-aside', 'set-aside'],
    ['that is set aside and asked for no more', { starts: 5, setAsideRequested: 3 }, 'left', 'left'],
    ['that is asked for anew', { starts: 5, setAsideRequested: 2, sinceStart: 1 }, 'alone', 'start'],
    [
      'whose new chance ended a worker just now',
      { starts: 6, setAsideRequested: 2, sinceStart: 60 },
      'left',
      'left',
    ],
    [
      'whose new chance was two minutes ago',
      { starts: 6, setAsideRequested: 2, sinceStart: 121 },
      'alone',
      'start',
    ],
    [
      'whose tenth chance was half an hour ago',
      { starts: 15, setAsideRequested: 2, sinceStart: 1_800 },
      'left',
      'left',
    ],
    [
      'whose tenth chance was an hour ago',
      { starts: 15, setAsideRequested: 2, sinceStart: 3_601 },
      'alone',
      'start',
    ],
    [
      'begun last by a clock that was ahead',
      { starts: 6, setAsideRequested: 2, sinceStart: -9 },
      'alone',
      'start',
    ],
  ])('%s', (_, input, beside, alone) => {
    expect(startOf(facts(input), false, 5)).toBe(beside);
    expect(startOf(facts(input), true, 5)).toBe(alone);
  });

  it('has as many chances as its kind allows', () => {
    expect(startOf(facts({ starts: 5 }), true, 10)).toBe('start');
    expect(startOf(facts({ starts: 10 }), true, 10)).toBe('set-aside');
  });
});
