import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../kernel/date.js';
import { parseMonth } from '../kernel/month.js';
import { noticeKey, readNoticeKey } from './notice-key.js';

const month = parseMonth('2026-10');
const departmentId = '0b7b8a4e-55ab-4c0e-9d8f-6c3f6a1d2e11';

describe('the key of a notice', () => {
  it.each([
    [
      `reminder-before.2026-10.${departmentId}`,
      { kind: 'reminder', occasion: 'before', month, departmentId },
    ],
    [
      `reminder-by-hand-2026-11-12.2026-10.${departmentId}`,
      { kind: 'reminder-by-hand', day: parseDate('2026-11-12'), month, departmentId },
    ],
    [`returned.2026-10.${departmentId}`, { kind: 'returned', month, departmentId }],
    [`accepted.2026-10.${departmentId}`, { kind: 'accepted', month, departmentId }],
    ['report-failed.2026-10.2', { kind: 'report-failed', month, revision: 2 }],
    ['report-ready.2026-10.2', { kind: 'report-ready', month, revision: 2 }],
  ] as const)('is %s', (key, notice) => {
    expect(noticeKey(notice)).toBe(key);
    expect(readNoticeKey(key)).toEqual(notice);
  });

  it.each(['', 'returned', 'returned.2026-13.x', 'reminder-later.2026-10.x', 'report-ready.2026-10.0'])(
    'is never “%s”',
    (key) => {
      expect(() => readNoticeKey(key)).toThrow('not the key');
    },
  );
});
