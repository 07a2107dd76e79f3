import { describe, expect, it } from '@jest/globals';
import { storable, storableJson } from './storable.js';

describe('text as the database can keep it', () => {
  it.each([
    ['東京\0都', '東京\uFFFD都'],
    ['\ud800', '\uFFFD'],
    ['a\udc00b', 'a\uFFFDb'],
    ['𠮷野家😀', '𠮷野家😀'],
    ['\\u0000 as it is typed', '\\u0000 as it is typed'],
    ['', ''],
  ])('%j', (text, kept) => {
    expect(storable(text)).toBe(kept);
  });

  it('is cleaned wherever it stands in a value', () => {
    const value = { errors: [{ row: 3, value: 'x\0', message: '\\u0000' }], none: null };
    expect(JSON.parse(storableJson(value))).toEqual({
      errors: [{ row: 3, value: 'x\uFFFD', message: '\\u0000' }],
      none: null,
    });
  });
});
