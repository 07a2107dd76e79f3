import { describe, expect, it, jest } from '@jest/globals';
import { type CursorPart } from './cursor-part.js';
import { decodeCursor, encodeCursor, keysetPage } from './keyset.js';

const REFUSED = '一覧の続きの位置（cursor）が正しくありません。';
const ID = '0190a3c2-7c3b-7b1e-9d7a-3f6f2f7a1b2c';
const raw = (text: string) => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it.each<[unknown[], CursorPart[]]>([
    [['101-あ'], ['text']],
    [[''], ['text']],
    [[12], ['integer']],
    [
      [0.123456, '101'],
      ['number', 'text'],
    ],
    [
      ['1.5e-05', '101'],
      ['number', 'text'],
    ],
    [
      ['2026-10-01', ID],
      ['date', 'uuid'],
    ],
    [
      ['2026-10-01T09:00:00.000Z', ID],
      ['instant', 'uuid'],
    ],
    [
      ['2026-10-01 18:00:00.123456+09', ID],
      ['instant', 'uuid'],
    ],
    [
      ['2026-10-01 18:00:00-03:30', 'a0001name'],
      ['instant', 'text'],
    ],
  ])('of %j comes back as it was made', (key, parts) => {
    expect(decodeCursor(encodeCursor(key), parts)).toEqual(key.map(String));
  });

  it.each<[string, CursorPart[]]>([
    ['', ['text']],
    ['%', ['text']],
    ['あ', ['text']],
    ['x'.repeat(100_000), ['text']],
    [raw('{}'), ['text']],
    [raw('null'), ['text']],
    [raw('["a","b"]'), ['text']],
    [raw('[null]'), ['text']],
    [raw('[["a"]]'), ['text']],
    [raw('["\\ud800"]'), ['text']],
    [raw('["\\u0000"]'), ['text']],
    [raw(`["${'x'.repeat(1_001)}"]`), ['text']],
    [raw('["1"'), ['text']],
    [raw('["x"]'), ['integer']],
    [raw('[1e99]'), ['integer']],
    [raw('["99999999999"]'), ['integer']],
    [raw('["NaN"]'), ['number']],
    [raw('["not-an-id"]'), ['uuid']],
    [raw(`["${ID} "]`), ['uuid']],
    [raw('["2026-02-30"]'), ['date']],
    [raw('["0000-01-01"]'), ['date']],
    [raw('["infinity"]'), ['instant']],
    [raw('["2026-10-01"]'), ['instant']],
    [raw('["2026-10-01T25:00:00Z"]'), ['instant']],
    [raw('["2026-10-01T09:00:00+99:99"]'), ['instant']],
  ])('that was not made by us is refused: %s as %j', (cursor, parts) => {
    expect(() => decodeCursor(cursor, parts)).toThrow(REFUSED);
  });
});

describe('a page of a list', () => {
  const fetch = jest.fn((after: string[], limit: number) =>
    Promise.resolve(['a', 'b', 'c'].filter((one) => one > (after[0] ?? '')).slice(0, limit)),
  );
  const page = (cursor?: string) => keysetPage({ cursor, limit: 2 }, ['text'], fetch, (one) => [one]);

  it('goes on after its cursor, which the last page lacks', async () => {
    const { items, next } = await page();
    expect(items).toEqual(['a', 'b']);
    expect(await page(next ?? undefined)).toEqual({ items: ['c'], next: null });
  });

  it('is refused for a cursor that is not ours before anything is fetched', async () => {
    fetch.mockClear();
    await expect(page(raw('{}'))).rejects.toThrow(REFUSED);
    expect(fetch).not.toHaveBeenCalled();
  });
});
