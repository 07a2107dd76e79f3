import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deduplicationId } from './nudge.js';

const part = fc.string({ unit: fc.constantFrom('a', '1', '-', ':', '|', '%', '手') });
const nudge = fc.record({ municipality: part, kind: part, key: part });

describe('the id under which nudges are merged', () => {
  it('never holds a colon, which BullMQ keeps for its own keys', () => {
    fc.assert(fc.property(nudge, (one) => !deduplicationId(one).includes(':')));
  });

  it('is the same only for the same municipality, kind and key', () => {
    fc.assert(
      fc.property(nudge, nudge, (one, other) => {
        const same =
          one.municipality === other.municipality && one.kind === other.kind && one.key === other.key;
        expect(deduplicationId(one) === deduplicationId(other)).toBe(same);
      }),
    );
  });
});
