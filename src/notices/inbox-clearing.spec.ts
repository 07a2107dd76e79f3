import { describe, expect, it } from '@jest/globals';
import { clearedBefore } from './inbox-clearing.js';

describe('notices are taken away', () => {
  it('at three in the morning in Japan, ninety days after they came', () => {
    expect(clearedBefore(new Date('2026-11-30T18:30:00Z'))).toEqual(new Date('2026-09-01T18:30:00Z'));
  });

  it('at no other hour', () => {
    for (const at of ['2026-11-30T17:59:59Z', '2026-11-30T19:00:00Z', '2026-11-30T03:00:00Z'])
      expect(clearedBefore(new Date(at))).toBeNull();
  });
});
