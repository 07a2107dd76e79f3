import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SortedLines } from './sorted-lines.js';

function inOrder(texts: readonly string[]): string[] {
  const lines = new SortedLines();
  for (const text of texts) lines.add(text);
  return lines.inOrder().map(String);
}

describe('sorted lines', () => {
  it('stand in the order of sorted strings', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(fc.property(fc.array(text), (texts) => expect(inOrder(texts)).toEqual([...texts].sort())));
  });

  it('have a character of two units before those of the last block of one', () => {
    const texts = ['（株）', '𠮷野', '吉野', '（株'];
    expect(inOrder(texts)).toEqual([...texts].sort());
    expect(inOrder(texts)).not.toEqual(
      [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
  });

  it('are as many as were added', () => {
    const lines = new SortedLines();
    expect(lines.count).toBe(0);
    for (const text of ['a', 'a']) lines.add(text);
    expect(lines.count).toBe(2);
  });
});
