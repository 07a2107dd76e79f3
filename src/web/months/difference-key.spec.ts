import { describe, expect, it } from '@jest/globals';
import { differenceKey, readDifferenceKey } from './difference-key.js';

describe('the name of a difference in a form', () => {
  it.each([
    { kind: 'procedure', what: 'mapping', subject: '0d3c2a4e-0000-4000-8000-000000000000' },
    { kind: 'item', what: 'applicability', subject: 'library loan' },
    { kind: 'month', what: 'revision', subject: '2026-06' },
  ] as const)('is read back as it was written: %p', (key) => {
    expect(readDifferenceKey(differenceKey(key))).toEqual(key);
  });

  it.each(['', 'procedure', 'procedure mapping', 'house mapping x', 'procedure count x'])(
    'is none where it says %p',
    (text) => {
      expect(readDifferenceKey(text)).toBeNull();
    },
  );
});
