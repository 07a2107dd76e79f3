import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { moveFaults, type StageMove } from './stage-move.js';
import { type Dated } from './stage-line.js';

const TODAY = parseDate('2026-11-15');
const trial: Dated = {
  seq: 1,
  stage: 'trial',
  planned: false,
  stageOn: parseDate('2026-10-01'),
  withdrawnAt: null,
};
const entered = { difficulty: 'low', sourcing: 'in-house', tool: 'RPAツール', before: {} };
const move = (overrides: Partial<StageMove>): StageMove => ({
  stage: 'production',
  stageOn: TODAY,
  reason: null,
  ...overrides,
});
const places = (overrides: Partial<StageMove>, lines = [trial], known: typeof entered | object = entered) =>
  moveFaults(move(overrides), lines, { ...entered, ...known }, TODAY).map(({ where }) => where);

describe('a project on trial', () => {
  it('goes into production once all is entered', () => {
    expect(places({})).toEqual([]);
  });

  it('does not without a measured or estimated "before"', () => {
    expect(places({}, [trial], { before: null })).toEqual(['before']);
  });

  it('is stopped with a reason alone', () => {
    expect(places({ stage: 'suspended' })).toEqual(['reason']);
    expect(places({ stage: 'abandoned', reason: '様式が変わった' })).toEqual([]);
  });

  it('moves neither tomorrow nor before it went on trial', () => {
    expect(places({ stageOn: parseDate('2026-11-16') })).toEqual(['stageOn']);
    expect(places({ stageOn: parseDate('2026-09-30') })).toEqual(['stageOn']);
  });

  it('does not go where it stands', () => {
    expect(places({ stage: 'trial' })).toEqual(['stage']);
  });
});

it('a project of which nothing is said may begin anywhere', () => {
  expect(places({ stage: 'production' }, [])).toEqual([]);
});
