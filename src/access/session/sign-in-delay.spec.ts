import { describe, expect, it } from '@jest/globals';
import { type FailureGroup, signInDelay, waitAfter, waitInWords, withFailure } from './sign-in-delay.js';

const NOW = new Date('2026-11-16T00:00:00Z');
const MINUTE = 60_000;
const group = (address: string, failures: number, device: string | null = null): FailureGroup => ({
  address,
  device,
  failures,
  last: NOW,
});
const stranger = (address: string) => ({ address, device: null });

describe('the wait after failures', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [8, 8],
    [9, 15],
    [10, 15],
    [5_000, 15],
  ])('after %i is %i minutes', (failures, minutes) => {
    expect(waitAfter(failures, 5)).toBe(minutes * MINUTE);
  });

  it('passes with time, to the millisecond', () => {
    const at = (ms: number) => signInDelay([group('a', 5)], stranger('a'), new Date(NOW.getTime() + ms));
    expect([at(0), at(MINUTE - 1), at(MINUTE)]).toEqual([MINUTE, 1, 0]);
  });

  it('of one address is not another’s, however often it failed', () => {
    expect(signInDelay([group('a', 500)], stranger('b'), NOW)).toBe(0);
    expect(signInDelay([group('a', 500)], stranger('a'), NOW)).toBe(15 * MINUTE);
  });

  it('is there for unknown devices where strangers fail from everywhere', () => {
    const from = (n: number) => Array.from({ length: n }, (_, at) => group(`a${at}`, 1));
    expect(signInDelay(from(19), stranger('new'), NOW)).toBe(0);
    expect(signInDelay(from(20), stranger('new'), NOW)).toBe(MINUTE);
    expect(signInDelay(from(300), stranger('new'), NOW)).toBe(15 * MINUTE);
  });

  it('spares a known device whatever strangers do, and counts its own failures', () => {
    const flood = Array.from({ length: 300 }, (_, at) => group(`a${at}`, 50));
    const mine = { address: 'a1', device: 'known' };
    expect(signInDelay(flood, mine, NOW)).toBe(0);
    expect(signInDelay([...flood, group('a1', 4, 'known')], mine, NOW)).toBe(0);
    expect(signInDelay([...flood, group('a1', 3, 'known'), group('b', 2, 'known')], mine, NOW)).toBe(MINUTE);
    expect(signInDelay([group('a1', 9, 'known')], stranger('a1'), NOW)).toBe(0);
  });

  it('begins with the failure that uses the last free one up', () => {
    const after = withFailure([group('a', 4), group('b', 9)], stranger('a'), NOW);
    expect(signInDelay(after, stranger('a'), NOW)).toBe(MINUTE);
    expect(withFailure([], { address: 'a', device: 'd' }, NOW)).toEqual([group('a', 1, 'd')]);
    const moved = withFailure([group('a', 4, 'd')], { address: 'b', device: 'd' }, NOW);
    expect(moved).toEqual([group('b', 5, 'd')]);
  });

  it.each([
    [1, 'あと1分'],
    [MINUTE, 'あと1分'],
    [MINUTE + 1, 'あと2分'],
    [15 * MINUTE, 'あと15分'],
  ])('of %i ms is said as %s', (ms, words) => {
    expect(waitInWords(ms)).toBe(words);
  });
});
