import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { itemAbove, LINES } from './acceptance-line.js';

const matching = (decision: 'sure' | 'unsure', ...scores: number[]) => ({
  decision,
  proposals: scores.map((score, at) => ({ itemKey: `item-${at}`, number: at + 1, score })),
});

describe('accepting all proposals above a line', () => {
  it('takes only what is sure unless a person draws another line', () => {
    expect(itemAbove('sure', matching('sure', 0.95))).toBe('item-0');
    expect(itemAbove('sure', matching('unsure', 0.95))).toBeNull();
    expect(itemAbove('0.9', matching('unsure', 0.95))).toBe('item-0');
    expect(itemAbove('0.9', matching('unsure', 0.89))).toBeNull();
  });

  it('never takes one of two that are near each other, wherever the line is drawn', () => {
    expect(itemAbove('0.6', matching('unsure', 0.9, 0.85))).toBeNull();
    expect(itemAbove('0.6', matching('unsure', 0.9, 0.6))).toBe('item-0');
    expect(itemAbove('sure', matching('sure', 1, 0.95))).toBe('item-0');
  });

  it('takes nothing where nothing is proposed', () => {
    for (const line of LINES) expect(itemAbove(line, { decision: 'unsure', proposals: [] })).toBeNull();
  });

  it('takes no less the lower the line', () => {
    const score = fc.double({ min: 0.35, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom('sure' as const, 'unsure' as const),
        fc.array(score, { maxLength: 4 }),
        (decision, scores) => {
          const found = matching(decision, ...scores.toSorted((a, b) => b - a));
          const taken = LINES.map((line) => itemAbove(line, found) !== null);
          expect(taken).toEqual(taken.toSorted((a, b) => Number(a) - Number(b)));
        },
      ),
    );
  });
});
