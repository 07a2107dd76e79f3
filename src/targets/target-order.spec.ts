import { describe, expect, it } from '@jest/globals';
import { placedAt } from './target-order.js';

describe('the order of targets', () => {
  it('changes by one of them, and the others keep theirs', () => {
    expect(placedAt(['a', 'b', 'c'], 'c', 2)).toEqual(['a', 'c', 'b']);
    expect(placedAt(['a', 'b', 'c'], 'a', 3)).toEqual(['b', 'c', 'a']);
    expect(placedAt(['a', 'b', 'c'], 'c', 1)).toEqual(['c', 'a', 'b']);
  });

  it('is the same however often a place is given', () => {
    const once = placedAt(['a', 'b', 'c'], 'c', 2);
    expect(placedAt(once, 'c', 2)).toEqual(once);
  });

  it('ends with the last, and stays for a target that is not in it', () => {
    expect(placedAt(['a', 'b'], 'a', 9)).toEqual(['b', 'a']);
    expect(placedAt(['a', 'b'], 'b', 0)).toEqual(['b', 'a']);
    expect(placedAt(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
  });
});
