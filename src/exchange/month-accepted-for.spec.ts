import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../kernel/month.js';
import { type AcceptedFor } from './month-accepted-for.js';
import { refuseOtherMonth } from './month-accepted-for.js';

const month = parseMonth('2026-10');
const openedAt = new Date('2026-11-01T00:00:00Z');
const again = new Date('2026-11-20T00:00:00Z');
const came = new Date('2026-11-05T00:00:00Z');
const accepted: AcceptedFor = { month, revision: 1, openedAt: openedAt.toISOString() };

describe('an import for a month', () => {
  it.each<[string, { revision: number; openedAt: Date }, AcceptedFor | null]>([
    ['as it was', { revision: 1, openedAt }, accepted],
    ['in the correction it was sent for', { revision: 2, openedAt }, { ...accepted, revision: 2 }],
    ['accepted before this was remembered, in the first revision', { revision: 1, openedAt }, null],
  ])('%s is taken in', (_, row, acceptedFor) => {
    expect(() => refuseOtherMonth({ month, ...row }, acceptedFor, came)).not.toThrow();
  });

  it.each<[string, { revision: number; openedAt: Date }, AcceptedFor | null, string]>([
    ['reopened since', { revision: 2, openedAt }, accepted, '訂正のため再開'],
    ['corrected twice since', { revision: 3, openedAt }, { ...accepted, revision: 2 }, '訂正のため再開'],
    ['taken back and opened again', { revision: 1, openedAt: again }, accepted, '受付をやり直され'],
    ['reopened, of a file from before', { revision: 2, openedAt }, null, '訂正のため再開'],
    ['opened only after the file came', { revision: 1, openedAt: again }, null, '受付をやり直され'],
  ])('%s is refused', (_, row, acceptedFor, state) => {
    expect(() => refuseOtherMonth({ month, ...row }, acceptedFor, came)).toThrow(state);
  });
});
