import { describe, expect, it } from '@jest/globals';
import { saysMore } from './says-more.js';

describe('a statement about an item', () => {
  const before = { state: 'not-handled', reason: 'other', note: null } as const;

  it.each([
    [false, 'the same', {}],
    [true, 'another state', { state: 'handled', reason: null }],
    [true, 'another reason', { reason: null }],
    [true, 'another note', { note: '' }],
  ] as const)('says more (%s) with %s', (expected, _, changes) => {
    expect(saysMore({ ...before, ...changes }, before)).toBe(expected);
  });
});
