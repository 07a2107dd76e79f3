import { InvalidInput } from './invalid-input.js';
import { normalise } from './text.js';

declare const municipalityCode: unique symbol;

/** 全国地方公共団体コード: six digits as text, the last of them a check digit. */
export type MunicipalityCode = string & { readonly [municipalityCode]: true };

export type MunicipalityKind = 'prefecture' | 'municipality';

/**
 * Reads a code and checks its last digit (全国地方公共団体コード仕様, 総務省). @throws InvalidInput, naming the digit
 * that would be right.
 */
export function parseMunicipalityCode(text: string): MunicipalityCode {
  const code = normalise(text);
  if (!/^\d{6}$/.test(code)) {
    throw new InvalidInput(
      `団体コード「${text}」は検査数字を含む6桁の数字（例: 352012）で入力してください。`,
      text,
    );
  }
  const expected = checkDigit(code.slice(0, 5));
  if (code[5] !== expected) {
    throw new InvalidInput(
      `団体コード「${code}」の検査数字（6桁目）が正しくありません。先頭の5桁が「${code.slice(0, 5)}」であれば、6桁目は「${expected}」です。`,
      text,
    );
  }
  return code as MunicipalityCode;
}

/** The check digit of the first five digits: the last digit of 11 − (6a + 5b + 4c + 3d + 2e) mod 11. */
export function checkDigit(firstFive: string): string {
  const sum = [...firstFive].reduce((total, digit, i) => total + Number(digit) * (6 - i), 0);
  return String((11 - (sum % 11)) % 10);
}

/** A code whose third to fifth digits are 000 is a prefecture's; every other is a municipality's. */
export function municipalityKind(code: MunicipalityCode): MunicipalityKind {
  return code.slice(2, 5) === '000' ? 'prefecture' : 'municipality';
}
