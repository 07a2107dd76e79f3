import { expect, it } from '@jest/globals';
import { pick } from './pick.js';

it('takes the fields named, in their order, and no other', () => {
  expect(JSON.stringify(pick({ a: 1, b: null, c: 3 }, ['c', 'b']))).toBe('{"c":3,"b":null}');
});
