import { describe, expect, it } from '@jest/globals';
import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { parseMonth } from '../kernel/month.js';
import { knownTo } from './known-months.js';

const of = (month: string, state: Snapshot['state'], day: number, revision = 1) => ({
  month: parseMonth(month),
  snapshot: { state, revision, computedAt: new Date(Date.UTC(2026, 10, day)) } as Snapshot,
});
const september = of('2026-09', 'final', 5);
const corrected = of('2026-09', 'final', 20, 2);
const underCorrection = of('2026-09', 'provisional', 25, 3);
const final = of('2026-10', 'final', 10);
const provisional = of('2026-10', 'provisional', 10);

describe('the months a report knows beside its own', () => {
  it.each([
    ['final: a correction closed later alters nothing', final, [september, corrected], [september]],
    ['provisional: the newest final one', provisional, [september, corrected, underCorrection], [corrected]],
    [
      'provisional: the one worked out, of a month never closed',
      provisional,
      [underCorrection],
      [underCorrection],
    ],
    ['final: nothing of a month not final when it was closed', final, [corrected, underCorrection], []],
    ['neither its own month nor a later one', provisional, [final, of('2026-11', 'final', 1)], []],
  ])('%s', (_, own, stored, known) => {
    expect(knownTo(own, stored)).toEqual([...known, own]);
    expect(knownTo(own, [...stored].reverse())).toEqual([...known, own]);
  });
});
