import { describe, expect, it } from '@jest/globals';
import { fontCoverage } from '../../platform/font-coverage.js';
import { printableText } from './printable-text.js';

const covers = fontCoverage('400Regular');

describe('a text on paper', () => {
  it.each([
    ['✅対応済', '〔チェック〕対応済', ['✅']],
    ['済✔️', '済〔チェック〕', ['✔️']],
    ['❤️', '〔U+2764+FE0F〕', ['❤️']],
    ['🦄', '〔U+1F984〕', ['🦄']],
    ['担当👨‍👩‍👧へ', '担当〔U+1F468+200D+1F469+200D+1F467〕へ', ['👨‍👩‍👧']],
    ['👍🏽', '〔良い〕', ['👍🏽']],
    ['한글로', '〔ハングル3字〕', ['한', '글', '로']],
    ['مرحبا שלום', '〔アラビア文字5字〕 〔ヘブライ文字4字〕', [...'مرحبا', ...'שלום']],
    ['\uE000\uE001氏', '〔外字2字〕氏', ['\uE000', '\uE001']],
    ['あ\u0323', 'あ〔U+0323〕', ['\u0323']],
  ])('says 「%s」 as 「%s」', (typed, text, replaced) => {
    expect(printableText(typed, covers)).toEqual({ text, replaced });
  });

  it.each([
    '葛\u{E0100}城市 𠮷野 髙﨑 ㈱ ① 々〻 ｶﾞ',
    '#panic("x") *a* _b_ $c$ @d <e> \\ ` // \' "',
    'a\tb\nc　d',
    '→ ✓ ⚠ ★ № Ω й é ễ',
  ])('leaves 「%s」 as it is', (typed) =>
    expect(printableText(typed, covers)).toEqual({ text: typed, replaced: [] }),
  );

  it('composes letters with their marks where the font has them so, and drops what nobody sees', () => {
    expect(printableText('cafe\u0301\u200B\u202E\u0000\uFEFF', covers).text.normalize('NFC')).toBe('café');
  });
});
