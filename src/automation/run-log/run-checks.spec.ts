import { expect, it } from '@jest/globals';
import { notProvided, value } from '../../kernel/count.js';
import { type Run } from './run.js';
import { runFaults } from './run-checks.js';

const NOW = new Date('2026-11-15T12:00:00+09:00');
const run = (overrides: Partial<Run>): Run => ({
  robotKey: 'tax-entry',
  runId: '1',
  startedAt: new Date('2026-10-01T09:00:00+09:00'),
  endedAt: null,
  outcome: 'succeeded',
  reason: null,
  cases: notProvided,
  ...overrides,
});
const places = (overrides: Partial<Run>) => runFaults(run(overrides), 0, NOW).map(({ field }) => field);

it('A run with more cases than there can be is refused, for a sum beyond all measure would stop its month', () => {
  expect(places({ cases: value(999_999_999) })).toEqual([]);
  expect(places({ cases: value(1_000_000_000) })).toEqual(['cases']);
});

it('A run of the future or one that ended before it began is refused', () => {
  expect(places({ startedAt: new Date('2026-11-15T12:10:00+09:00') })).toEqual(['startedAt']);
  expect(places({ endedAt: new Date('2026-10-01T08:59:00+09:00') })).toEqual(['endedAt']);
  expect(places({})).toEqual([]);
});
