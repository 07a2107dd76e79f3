import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../kernel/month.js';
import { reportOutcome } from './report-outcome.js';

const outcome = (state: string | null, heirState: string | null, open = true) =>
  reportOutcome({ month: parseMonth('2026-10'), open, state, rows: 1, heirState });

describe('an unfinished report of a department that is merged away', () => {
  it.each([
    ['draft', null, 'moves'],
    ['draft', 'draft', 'moves'],
    ['returned', 'returned', 'moves'],
    ['checking', null, 'moves'],
    ['draft', 'checking', 'remains'],
    ['draft', 'accepted', 'remains'],
    ['submitted', null, 'submitted'],
    ['accepted', 'draft', 'submitted'],
    [null, 'submitted', 'not-started'],
  ] as const)('in state %s beside %s: %s', (state, heirState, expected) => {
    expect(outcome(state, heirState)).toBe(expected);
  });

  it('stays where it is while its month is being closed', () => {
    expect(outcome('draft', null, false)).toBe('remains');
  });
});
