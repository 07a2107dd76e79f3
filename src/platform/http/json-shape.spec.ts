import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holdsHalfCharacter, jsonShape, holdsListInList } from './json-shape.js';

const NO_LIMIT = { depth: 1_000_000, parts: 1_000_000 };
const shape = (text: string, limits = NO_LIMIT) => jsonShape(Buffer.from(text), limits);

describe('the shape of a JSON text', () => {
  it.each([
    ['1', 0, 0],
    ['[]', 1, 0],
    ['{"a":[1,{"b":2}]}', 3, 3],
    ['["[[[[", "\\"[[,:", "\\\\"]', 1, 2],
    ['[[1],[2],[3]]', 2, 2],
    ['}{', 0, 0],
    ['"unended [[[', 0, 0],
  ])('of %s is %d deep with %d parting signs', (text, depth, parts) => {
    expect(shape(text)).toEqual({ depth, parts });
  });

  it('is given up as soon as it passes a limit', () => {
    expect(shape('['.repeat(1_000_000), { depth: 32, parts: 10 }).depth).toBe(33);
    expect(shape(`[${'1,'.repeat(1_000_000)}1]`, { depth: 32, parts: 10 }).parts).toBe(11);
  });

  it('is as deep as the value whatever stands in its texts', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map((part) => depthOf(part)))
        : 0;
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(shape(JSON.stringify(value)).depth).toBe(depthOf(value));
      }),
    );
  });
});

describe('half a character in a JSON text', () => {
  it.each([
    ['{"a":"\\ud800"}', true],
    ['{"\\udc00":1}', true],
    ['["\\uD83D", 1]', true],
    ['{"a":{"b":["x\\ude00"]}}', true],
    ['"\\ud83d\\ude00"', false],
    ['"\\\\ud800"', false],
    ['"😀"', false],
  ])('%s: %s', (text, half) => {
    expect(holdsHalfCharacter(text, JSON.parse(text))).toBe(half);
  });
});

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
