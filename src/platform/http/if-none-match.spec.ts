import { describe, expect, it } from '@jest/globals';
import { hasAlready } from './if-none-match.js';

describe('If-None-Match', () => {
  it.each([
    ['W/"abc"', true],
    ['"abc"', true],
    ['"x", W/"abc"', true],
    ['"x,y",W/"abc" , "z"', true],
    [' * ', true],
    ['"*"', false],
    ['abc*', false],
    ['W/"ab"', false],
    ['W/"abcd"', false],
    ['abc', false],
    ['W/"ABC"', false],
    ['"x, W/"abc', false],
    ['', false],
    [undefined, false],
  ])('%s is an answer the client has: %s', (header, known) => {
    expect(hasAlready(header, 'W/"abc"')).toBe(known);
    expect(hasAlready(header, '"abc"')).toBe(known);
  });
});
