import { describe, expect, it } from '@jest/globals';
import { readNotice, writeNotice } from './notice-text.js';

describe('what a page tells once after a redirect', () => {
  it.each([
    { kind: 'success', text: '保存しました。' },
    { kind: 'info', text: 'すでに提出しています。' },
    { kind: 'info', text: '注意：info:の付いた文\nと改行' },
    { kind: 'success', text: '' },
  ] as const)('comes back from the cookie as it was written: $kind $text', (notice) => {
    expect(readNotice(writeNotice(notice))).toEqual(notice);
  });

  it('is nothing without a cookie, and a success where the cookie names no kind', () => {
    expect(readNotice(undefined)).toBeNull();
    expect(readNotice('保存しました。')).toEqual({ kind: 'success', text: '保存しました。' });
  });
});
