import { describe, expect, it } from '@jest/globals';
import { parseInstant, readInstant } from './read-instant.js';

describe('an instant in a file', () => {
  it.each([
    ['2026-10-01 09:05:30', '2026-10-01T00:05:30.000Z'],
    ['2026/10/1 9:05', '2026-10-01T00:05:00.000Z'],
    ['２０２６/１０/０１　０９：０５', '2026-10-01T00:05:00.000Z'],
    ['2026年10月1日 9時5分', '2026-10-01T00:05:00.000Z'],
    ['令和8年10月1日 23時59分59秒', '2026-10-01T14:59:59.000Z'],
    ['R8.10.1 0:00', '2026-09-30T15:00:00.000Z'],
    ['2026-10-01T09:05:30', '2026-10-01T00:05:30.000Z'],
    ['2026-10-01 09:05:30.1234567', '2026-10-01T00:05:30.123Z'],
    ['2026-10-01T00:05:30Z', '2026-10-01T00:05:30.000Z'],
    ['2026-10-01', '2026-09-30T15:00:00.000Z'],
  ])('%s is read, in Japan’s time unless it says otherwise', (text, instant) => {
    expect(readInstant(text).toISOString()).toBe(instant);
  });

  it.each(['', '9:05', '2026-02-30 09:00', '2026-10-01 24:00', '2026-10-01 9:60', '10/1/2026 9:00', '昨日'])(
    '%p is refused',
    (text) => {
      expect(() => readInstant(text)).toThrow('を読み取れません。');
    },
  );
});

describe('an instant sent by a programme', () => {
  it('needs its offset', () => {
    expect(parseInstant('2026-10-01T09:05:30.5+09:00').toISOString()).toBe('2026-10-01T00:05:30.500Z');
    for (const text of ['2026-10-01T09:05:30', '2026-10-01', '2026-02-30T09:00:00Z', '2026-10-01T25:00:00Z'])
      expect(() => parseInstant(text)).toThrow('時差を付ける');
  });
});
