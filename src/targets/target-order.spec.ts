import { describe, expect, it } from '@jest/globals';
import { moved } from './target-order.js';

describe('the order of targets', () => {
  it('is changed by one place at a time', () => {
    expect(moved(['a', 'b', 'c'], 'c', 'up')).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', 'down')).toEqual(['b', 'a', 'c']);
  });

  it('stays where there is no further place, and for a target that is not in it', () => {
    expect(moved(['a', 'b'], 'a', 'up')).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 'b', 'down')).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 'x', 'up')).toEqual(['a', 'b']);
  });
});
