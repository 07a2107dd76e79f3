const FULL_WIDTH_NUMERAL = /[０-９，．－＋]/g;
const FULL_WIDTH = /[！-～]/g;
const MINUS = /[\u2212\u2010\u2011]/g;
/** Distance from a full-width character to the half-width one it stands for. */
const WIDTH_STEP = 0xfee0;

/**
 * A numeral as people type it, in half-width characters: only full-width digits, commas, points and signs are folded,
 * and blanks around it go. Unlike NFKC this leaves `12①`, `1²`, `㎞` and the like as they are, so that whoever reads
 * the result refuses them instead of reading 121 or 12.
 */
export function foldNumeral(text: string): string {
  return text.trim().replace(FULL_WIDTH_NUMERAL, halfWidth).replace(MINUS, '-');
}

/**
 * A day, a month or a numbered thing as people type it, in half-width characters and with single blanks. Like
 * `foldNumeral` it folds widths only (and 令和 written as one character), never `①` or `²`.
 */
export function foldWidth(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(FULL_WIDTH, halfWidth)
    .replace(MINUS, '-')
    .replaceAll('㋿', '令和')
    .replaceAll('㍻', '平成')
    .replaceAll('㍼', '昭和');
}

const halfWidth = (character: string): string => String.fromCharCode(character.charCodeAt(0) - WIDTH_STEP);

const WHOLE = /^(\d+|\d{1,3}(?:,\d{3})+)$/;

/** Reads a whole number without a sign, `1234` or `1,234`, in any width. `undefined` for anything else, and beyond 2^53. */
export function readWholeNumber(text: string): number | undefined {
  const digits = WHOLE.exec(foldNumeral(text))?.[1];
  const number = digits === undefined ? Number.NaN : Number(digits.replaceAll(',', ''));
  return Number.isSafeInteger(number) ? number : undefined;
}
