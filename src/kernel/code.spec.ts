import { describe, expect, it } from '@jest/globals';
import { becameAnother, KnownCodes, lookAlikeKey, plainCode } from './code.js';

describe('a code in its one spelling', () => {
  it.each([
    ['101−01', '101-01'],
    ['102-01\u200B', '102-01'],
    ['\uFEFF0101', '0101'],
    ['="0101"', '0101'],
    ['＝＂０１０１＂', '0101'],
    ['Ａ－００１', 'A-001'],
    ['A–1', 'A-1'],
    ['12ー3', '12-3'],
    ['データー1', 'データー1'],
    [' 0101　', '0101'],
    ['1.10', '1.10'],
  ])('「%s」 is 「%s」', (text, plain) => expect(plainCode(text)).toBe(plain));
});

describe('two codes that may be one', () => {
  it.each([
    ['101', '0101'],
    ['1.1', '1.10'],
    ['1', '1.0'],
    ['A-1', 'A-001'],
    ['a-001', 'A-001'],
    ['101-1', '0101-01'],
  ])('are 「%s」 and 「%s」', (a, b) => expect(lookAlikeKey(a)).toBe(lookAlikeKey(b)));

  it.each([
    ['101', '1010'],
    ['1.1', '1.01'],
    ['1.1', '11'],
    ['A-10', 'A-1'],
    ['1.2.10', '1.2.1'],
    ['0', '00A'],
  ])('are not 「%s」 and 「%s」', (a, b) => expect(lookAlikeKey(a)).not.toBe(lookAlikeKey(b)));
});

describe('a code that has become something else', () => {
  it.each([
    ['2026-10-01', '日付'],
    ['2026/10/1', '日付'],
    ['2026-10-01 09:00:00', '日付'],
    ['10月1日', '日付'],
    ['令和8年10月1日', '日付'],
    ['1-Oct', '日付'],
    ['Oct-26', '日付'],
    ['1.23457E+11', '指数表示の数'],
    ['1E+05', '指数表示の数'],
  ])('is 「%s」, %s', (code, kind) => expect(becameAnother(code)).toBe(kind));

  it.each(['10-1', '2026-13-01', '2026-10', '0101', '1.10', 'A-1-1', 'E1', '101-01', '2026-10-99'])(
    'is not 「%s」',
    (code) => expect(becameAnother(code)).toBeNull(),
  );
});

describe('the code that another one may have been', () => {
  const known = new KnownCodes(['0101', '1.10', '10-1', '2026-11', '123456789012', 'A-001', '2026-12-24']);
  it.each([
    ['101', '0101'],
    ['1.1', '1.10'],
    ['2026-10-01', '10-1'],
    ['10月1日', '10-1'],
    ['2026-11-01', '2026-11'],
    ['Nov-26', '2026-11'],
    ['1.23457E+11', '123456789012'],
    ['A-1', 'A-001'],
    ['0101', null],
    ['0102', null],
    ['2025-05-05', null],
  ])('of 「%s」 is %s', (code, original) => expect(known.originalOf(code)).toBe(original));

  it('is named beside it', () => {
    expect(known.doubt('手続コード', '101', () => '（転入届）')).toBe(
      '手続コード「101」は、登録済みの「0101」（転入届）と紛らわしいコードです。Excelで先頭や末尾の0が消えたときなどは「0101」に直してください。',
    );
    expect(known.doubt('手続コード', '2026-10-01')).toContain('日付になっています');
    expect(known.doubt('手続コード', '2026-10-01')).toContain('登録済みの「10-1」に直してください');
    expect(known.doubt('手続コード', '2025-05-05')).toContain('もとの手続コードに直してください');
    expect(known.doubt('手続コード', '0102')).toBeNull();
  });
});
