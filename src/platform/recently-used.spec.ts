import { describe, expect, it } from '@jest/globals';
import { RecentlyUsed } from './recently-used.js';

describe('values used recently', () => {
  it('are kept up to a number, and the one not used for longest goes', () => {
    const known = new RecentlyUsed<number>(2);
    known.set('a', 1);
    known.set('b', 2);
    expect(known.get('a')).toBe(1);
    known.set('c', 3);
    expect(known.get('b')).toBeUndefined();
    expect([known.get('a'), known.get('c')]).toEqual([1, 3]);
  });

  it('are replaced under the same key, and nothing else goes for that', () => {
    const known = new RecentlyUsed<number>(2);
    known.set('a', 1);
    known.set('b', 2);
    known.set('a', 3);
    expect([known.get('a'), known.get('b')]).toEqual([3, 2]);
  });
});
