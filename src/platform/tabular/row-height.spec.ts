import { expect, it } from '@jest/globals';
import { rowHeight } from './row-height.js';

const LINE = 18.75;

it.each([
  ['an empty row', [null, 3, ''], [10, 10, 10], 1],
  ['a text that fits', ['12345678'], [10], 1],
  ['a text one character too wide', ['123456789'], [10], 2],
  ['Japanese, twice as wide', ['手続の名称'], [10], 2],
  ['lines of its own', ['a\nb\nc'], [10], 3],
  ['an empty line between', ['a\n\nb'], [10], 3],
  ['the highest of its cells', ['a', 'a\nb'], [10, 10], 2],
  ['a column without a width', ['abc'], [], 3],
])('is as high as %s asks for', (_, cells, widths, lines) => {
  expect(rowHeight(cells, widths)).toBe(lines * LINE);
});
