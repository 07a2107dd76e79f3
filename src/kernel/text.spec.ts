import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareText, normalise, searchKey } from './text.js';

describe('normalising text', () => {
  it('folds widths and runs of blanks', () => {
    expect(normalise(' ｅＬＴＡＸ　　（地方税） ')).toBe('eLTAX (地方税)');
    expect(normalise('ﾏｲﾅﾎﾟｰﾀﾙ')).toBe('マイナポータル');
  });

  it('done twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => normalise(normalise(text)) === normalise(text)),
    );
  });
});

describe('the search key', () => {
  it.each([
    ['としょかん', 'トショカン'],
    ['ﾄｼｮｶﾝ', 'としょかん'],
    ['地方税申告手続(eLTAX)', '地方税申告手続（ＥＬＴＡＸ）'],
    ['データ', 'デ－タ'],
    ['4〜6月', '４～６月'],
    ['【児童】手当', '［児童］ 手当'],
    ['文化・スポーツ', '文化･ｽﾎﾟｰﾂ'],
  ])('%s finds %s', (a, b) => expect(searchKey(a)).toBe(searchKey(b)));

  it('of any part of a name is a part of the key of the name', () => {
    expect(searchKey('文化・スポーツ施設等の利用予約等')).toContain(searchKey('すぽーつ 施設'));
  });

  it('keeps different names apart', () => expect(searchKey('転入届')).not.toBe(searchKey('転出届')));
});

describe('sorting keys', () => {
  it('puts capitals first, and equal keys beside each other', () => {
    expect(['b', 'a', 'A', 'a'].sort(compareText)).toEqual(['A', 'a', 'a', 'b']);
  });
});
