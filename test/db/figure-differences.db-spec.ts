import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DifferenceFixture, PERIODS } from './difference-fixture.js';
import { type RandomChange, randomChange } from './random-changes.js';

let fixture: DifferenceFixture;
beforeAll(async () => {
  fixture = await DifferenceFixture.open();
});
afterAll(() => fixture.close());

describe('figures worked out by difference', () => {
  it('are those of all rows after whatever happens, one thing at a time or several', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(randomChange, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 6 }),
        async (batches) => {
          const at = await fixture.newTown();
          for (const batch of batches) {
            for (const change of batch) await fixture.take(at, change);
            await fixture.settle(at);
            await fixture.expectTrue(at);
          }
        },
      ),
      { numRuns: 7 },
    );
    expect(fixture.ways.difference).toBeGreaterThan(50);
  });

  const reported = (procedure: number): RandomChange => ({
    ...{ kind: 'report', procedure, month: '2026-10' },
    ...{ stage: 'online', total: 9, online: 4 },
  });
  const online: RandomChange = { kind: 'stage', procedure: 0, stage: 'end-to-end', on: '2026-10-31' };
  it.each<[string, RandomChange[]]>([
    ['a stage', [online]],
    [
      'a row that is handed in',
      [...[0, 1, 2].map(reported), { kind: 'submission', department: 0, month: '2026-10', step: 'submit' }],
    ],
    ['a report that is returned', [{ kind: 'submission', department: 0, month: '2026-09', step: 'return' }]],
    ['a merger', [{ kind: 'retire', procedure: 0, into: 4 }]],
    [
      'a merger of one into which another was merged',
      [
        { kind: 'retire', procedure: 1, into: 2 },
        { kind: 'retire', procedure: 2, into: 4 },
        { kind: 'yearly', procedure: 1, total: 30, online: 3 },
      ],
    ],
    [
      'a merger taken back',
      [
        { kind: 'retire', procedure: 0, into: 4 },
        { kind: 'restore', procedure: 0 },
      ],
    ],
    ['a move', [{ kind: 'move', procedure: 0, department: 1 }]],
    ['an item mapped anew', [{ kind: 'mapping', procedure: 3, items: [0, 2] }]],
    ['an item mapped no more', [{ kind: 'mapping', procedure: 0, items: [] }]],
    ['an item that is not handled', [{ kind: 'applicability', item: 0, handled: false }]],
    ['a channel', [{ kind: 'channel', procedure: 0, from: '2026-10-01' }]],
    ['a procedure reported once a year', [{ kind: 'frequency', procedure: 0, yearly: true }]],
    ['a count of a year', [{ kind: 'yearly', procedure: 0, total: 40, online: 4 }]],
    ['a new procedure', [{ kind: 'new', department: 1 }]],
    ['many at once', [{ kind: 'bulk', procedures: [0, 1, 2, 3], stage: 'abolished' }]],
  ])('are those of all rows after %s, and only its rows are read', async (_, changes) => {
    const at = await fixture.newTown();
    await fixture.take(at, { ...online, procedure: 5 });
    await fixture.settle(at);
    const before = { ...fixture.ways };
    for (const change of changes) {
      expect(await fixture.take(at, change)).toBe(true);
      await fixture.settle(at);
      await fixture.expectTrue(at);
    }
    expect(fixture.ways.difference - before.difference).toBeGreaterThanOrEqual(
      PERIODS.length * changes.length,
    );
    expect(fixture.ways.all).toBe(before.all);
  });
});
