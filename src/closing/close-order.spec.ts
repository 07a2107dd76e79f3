import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../kernel/month.js';
import { type MonthState } from '../reporting/month/month-states.js';
import { monthsBeforeClose, refuseOutOfOrder } from './close-order.js';

const month = (text: string, state: MonthState, revision = 1) => ({
  month: parseMonth(text),
  state,
  revision,
});
const september = month('2026-09', 'open');

describe('closing a month for the first time', () => {
  it.each([
    ['an earlier month that is open', [month('2026-08', 'open')], ['2026-08']],
    ['an earlier month that is being closed', [month('2026-08', 'closing')], ['2026-08']],
    ['an open month of an earlier year', [month('2025-03', 'open')], ['2025-03']],
    [
      'all of them, oldest first',
      [month('2026-08', 'open'), month('2026-06', 'open')],
      ['2026-06', '2026-08'],
    ],
    ['no closed month', [month('2026-08', 'closed')], []],
    ['no correction under way', [month('2026-08', 'open', 2)], []],
    ['no correction that is being closed', [month('2026-08', 'closing', 3)], []],
    ['no later month', [month('2026-10', 'open')], []],
    ['no month that was never opened', [], []],
  ])('waits for %s', (_, opened, expected) => {
    expect(monthsBeforeClose(september, [september, ...opened])).toEqual(expected);
  });

  it('is refused with the names of the months', () => {
    expect(() => refuseOutOfOrder(september, [month('2026-08', 'open'), september])).toThrow(/2026年8月/);
  });
});

describe('closing a correction', () => {
  it('waits for no month', () => {
    expect(monthsBeforeClose(month('2026-09', 'open', 2), [month('2026-08', 'open')])).toEqual([]);
  });
});
