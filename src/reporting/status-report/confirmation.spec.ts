import { describe, expect, it } from '@jest/globals';
import { notApplicable, notProvided, value } from '../../kernel/count.js';
import { parseMonth } from '../../kernel/month.js';
import { confirmationKey, confirmationsFor } from './confirmation.js';

const entry = {
  stage: 'online',
  applicationsTotal: value(500),
  applicationsOnline: notProvided,
  plannedMonth: parseMonth('2027-04'),
} as const;

describe('a confirmation', () => {
  it('names the value it was given for', () => {
    expect(confirmationKey('total-unlike-previous-month', entry)).toBe('total-unlike-previous-month=500');
    expect(confirmationKey('online-missing', entry)).toBe('online-missing=');
    expect(confirmationKey('online-without-channel', entry)).toBe('online-without-channel=online');
    expect(confirmationKey('plan-passed', entry)).toBe('plan-passed=2027-04');
    const none = { ...entry, applicationsTotal: notApplicable };
    expect(confirmationKey('total-very-large', none)).toBe('total-very-large=not-applicable');
  });

  const input = (confirmedWarnings: string[], saved: string[] | null, total = 500) =>
    confirmationsFor(
      { ...entry, applicationsTotal: value(total), confirmedWarnings },
      saved && { confirmedWarnings: saved },
    );
  const KEY = 'total-unlike-previous-month=500';
  const CODE = 'total-unlike-previous-month';

  it.each<[string, string[], string[] | null, number, string[]]>([
    ['stands for its value', [KEY], [KEY], 500, [KEY]],
    ['stands with the value it comes with', [KEY], null, 500, [KEY]],
    ['falls with its value', [KEY], [KEY], 500_000, []],
    ['of another value never counts', ['total-unlike-previous-month=50'], null, 500, []],
    ['by its bare code is for the value it comes with', [CODE], null, 500, [KEY]],
    ['by its bare code, repeated, stays', [CODE], [KEY], 500, [KEY]],
    ['by its bare code does not go on to another value', [CODE], [KEY], 500_000, []],
    ['given twice is one', [CODE, KEY], [], 500, [KEY]],
    ['of nothing there is goes', ['made-up', 'made-up=1', ''], null, 500, []],
    [
      'of another field stays when a count changes',
      ['online-missing='],
      ['online-missing='],
      7,
      ['online-missing='],
    ],
  ])('%s', (_, confirmed, saved, total, expected) => {
    expect(input(confirmed, saved, total)).toEqual(expected);
  });
});
