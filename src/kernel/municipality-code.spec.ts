import { describe, expect, it } from '@jest/globals';
import { checkDigit, municipalityKind, parseMunicipalityCode } from './municipality-code.js';

describe('a municipality code', () => {
  it.each(['352012', '342025', '122165', '122173', '132110', '402036', '999997', '３５２０１２', ' 342025 '])(
    'accepts %s',
    (code) => expect(parseMunicipalityCode(code)).toMatch(/^\d{6}$/),
  );

  it('names the digit that would be right', () => {
    expect(() => parseMunicipalityCode('352013')).toThrow(
      '団体コード「352013」の検査数字（6桁目）が正しくありません。先頭の5桁が「35201」であれば、6桁目は「2」です。',
    );
  });

  it.each(['35201', '3520120', 'abcdef', '', '35-2012'])('refuses %s', (code) =>
    expect(() => parseMunicipalityCode(code)).toThrow('6桁の数字'),
  );

  it('takes the last digit when the remainder leaves 11 or 10', () => {
    expect(checkDigit('10000')).toBe('5');
    expect(checkDigit('33000')).toBe('1');
    expect(checkDigit('00040')).toBe('0');
  });

  it('tells a prefecture by 000', () => {
    expect(municipalityKind(parseMunicipalityCode('350001'))).toBe('prefecture');
    expect(municipalityKind(parseMunicipalityCode('352012'))).toBe('municipality');
  });
});
