import { describe, expect, it } from '@jest/globals';
import { type CursorPart } from './cursor-part.js';
import { decodeCursor, encodeCursor, type Position, positionOf, twoWayPageOf } from './keyset.js';

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

describe('a list that is read both ways', () => {
  const ROWS = [...'abcdefghij'];

  /** The rows beside a position, as a repository fetches them: in the order of the list, one too many. */
  function fetched({ after, before }: Position, limit: number): string[] {
    if (before) return ROWS.filter((row) => row < (before[0] ?? '')).slice(-(limit + 1));
    return ROWS.filter((row) => after === undefined || row > (after[0] ?? '')).slice(0, limit + 1);
  }

  function page(limit: number, cursor?: string) {
    const position = positionOf(cursor, ['text']);
    return twoWayPageOf(fetched(position, limit), { limit, ...position }, (row) => [row]);
  }

  it.each([1, 2, 3, 4, 5, 9, 10, 11])('gives the same rows both ways, %i a page', (limit) => {
    const forward = [page(limit)];
    for (let last = forward.at(-1); last?.next; last = forward.at(-1)) forward.push(page(limit, last.next));
    expect(forward.flatMap(({ items }) => items)).toEqual(ROWS);
    const backward = [forward.at(-1)!];
    for (let first = backward[0]; first?.previous; first = backward[0]) {
      backward.unshift(page(limit, first.previous));
    }
    expect(backward.flatMap(({ items }) => items)).toEqual(ROWS);
    expect(backward[0]?.previous).toBeNull();
  });

  it('turns round anywhere', () => {
    const second = page(3, page(3).next ?? '');
    expect(second.items).toEqual(['d', 'e', 'f']);
    const first = page(3, second.previous ?? '');
    expect([first.items, first.previous]).toEqual([['a', 'b', 'c'], null]);
    expect(page(3, first.next ?? '').items).toEqual(['d', 'e', 'f']);
  });

  it.each([raw('["<","a","b"]'), raw('[">","a"]'), raw('["<",null]'), raw('[]')])(
    'refuses what was not made by it: %s',
    (cursor) => {
      expect(() => positionOf(cursor, ['text'])).toThrow(REFUSED);
    },
  );
});
