import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../kernel/month.js';
import { fateOf } from './open-report.js';

const fate = (state: string | null, heirState: string | null, open = true) =>
  fateOf({ month: parseMonth('2026-10'), open, state, rows: 1, heirState });

describe('an unfinished report of a department that is merged away', () => {
  it.each([
    ['draft', null, 'goes'],
    ['draft', 'draft', 'goes'],
    ['returned', 'returned', 'goes'],
    ['checking', null, 'goes'],
    ['draft', 'checking', 'left'],
    ['draft', 'accepted', 'left'],
    ['submitted', null, 'handed-in'],
    ['accepted', 'draft', 'handed-in'],
    [null, 'submitted', 'late'],
  ] as const)('in state %s beside %s: %s', (state, heirState, expected) => {
    expect(fate(state, heirState)).toBe(expected);
  });

  it('stays where it is while its month is being closed', () => {
    expect(fate('draft', null, false)).toBe('left');
  });
});
