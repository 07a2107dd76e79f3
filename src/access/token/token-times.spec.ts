import { describe, expect, it } from '@jest/globals';
import { defaultEnd, endFault } from './token-times.js';

const NOW = new Date('2026-11-15T03:00:00Z');

describe('the end of a token', () => {
  it.each([
    ['2026-11-15T03:00:00.001Z', null],
    ['2026-11-15T03:00:00Z', '現在より後'],
    ['2020-01-01T00:00:00Z', '現在より後'],
    ['2027-11-16T03:00:00Z', null],
    ['2027-11-16T03:00:00.001Z', '366日以内'],
    ['9999-12-31T00:00:00Z', '366日以内'],
    ['nonsense', '現在より後'],
  ])('%s comes to %s', (end, fault) => {
    const faultText = endFault(new Date(end), NOW);
    if (fault === null) expect(faultText).toBeNull();
    else expect(faultText).toContain(fault);
  });

  it('is a year away where none is named', () => {
    expect(defaultEnd(NOW).toISOString()).toBe('2027-11-15T03:00:00.000Z');
  });
});
