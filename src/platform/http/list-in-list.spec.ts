import { describe, expect, it } from '@jest/globals';
import { holdsListInList } from './list-in-list.js';

describe('a list within a list', () => {
  it.each([[[[]]], [{ rows: [[[]]] }], [{ rows: [{ items: [1, [2]] }] }], [[[1], 2]]])(
    'is found in %j',
    (body) => {
      expect(holdsListInList(body)).toBe(true);
    },
  );

  it.each([
    [null],
    ['x'],
    [1],
    [[]],
    [{}],
    [{ rows: [{ items: ['a', 'b'] }, { items: [] }] }],
    [[{ a: [] }]],
  ])('is not found in %j', (body) => expect(holdsListInList(body)).toBe(false));
});
