import { normalise } from './text.js';

const INVISIBLE = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;
const DASHES = /[‐‑‒–—―⁃−﹘﹣─━]/g;
/** The long-vowel mark between letters or digits of a code is a dash that was typed in kana. */
const KANA_DASH = /(?<=[A-Za-z0-9])ー(?=[A-Za-z0-9])/g;
/** How spreadsheets keep a text that looks like a number: `="0101"`. */
const KEPT_AS_TEXT = /^="(.*)"$/;

/**
 * A code in its one spelling: half-width, one kind of dash, nothing invisible, out of the `="0101"` by which
 * spreadsheets keep text. Nothing that distinguishes two codes is lost.
 */
export function plainCode(text: string): string {
  const visible = normalise(text.replace(INVISIBLE, ''));
  const inner = KEPT_AS_TEXT.exec(visible)?.[1] ?? visible;
  return inner.replace(DASHES, '-').replace(KANA_DASH, '-').trim();
}

const DECIMAL = /^\d+\.\d+$/;

/**
 * What stays of a code when a spreadsheet or a person has taken it for a number: without leading zeros of its digits,
 * without trailing ones of a decimal, without case. Two codes of one key may be one.
 */
export function lookAlikeKey(code: string): string {
  const plain = plainCode(code).toLowerCase();
  const short = DECIMAL.test(plain) ? plain.replace(/\.?0+$/, '') : plain;
  return short.replace(/\d+/g, (digits, at: number) =>
    short[at - 1] === '.' && DECIMAL.test(short) ? digits : digits.replace(/^0+(?=\d)/, ''),
  );
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ANY_MONTH = MONTHS.join('|');
const DATES: [pattern: RegExp, read: (parts: string[]) => { month: number; day: number | null }][] = [
  [/^\d{4}[-/](\d{1,2})[-/](\d{1,2})(?: .*)?$/, ([m, d]) => ({ month: Number(m), day: Number(d) })],
  [
    /^(?:\d{4}年|令和.{1,3}年|平成.{1,3}年)(\d{1,2})月(?:(\d{1,2})日)?$/,
    ([m, d]) => ({ month: Number(m), day: d ? Number(d) : null }),
  ],
  [/^(\d{1,2})月(\d{1,2})日$/, ([m, d]) => ({ month: Number(m), day: Number(d) })],
  [
    new RegExp(`^(\\d{1,2})-(${ANY_MONTH})(?:-\\d{2,4})?$`),
    ([d, m]) => ({ month: MONTHS.indexOf(m ?? '') + 1, day: Number(d) }),
  ],
  [new RegExp(`^(${ANY_MONTH})-\\d{2}$`), ([m]) => ({ month: MONTHS.indexOf(m ?? '') + 1, day: null })],
];

/** The month and day of a code that has become a date; null for any other. */
function asDate(code: string): { month: number; day: number | null } | null {
  const plain = plainCode(code).toLowerCase();
  for (const [pattern, read] of DATES) {
    const parts = pattern.exec(plain)?.slice(1);
    if (!parts) continue;
    const date = read(parts);
    if (date.month >= 1 && date.month <= 12 && (date.day === null || (date.day >= 1 && date.day <= 31)))
      return date;
  }
  return null;
}

const EXPONENT = /^\d(?:\.(\d+))?e\+?(\d+)$/;

/** What a code has become in a spreadsheet, as a sentence calls it; null where it is still a code. */
export function becameAnother(code: string): '日付' | '指数表示の数' | null {
  if (asDate(code) !== null) return '日付';
  return EXPONENT.test(plainCode(code).toLowerCase()) ? '指数表示の数' : null;
}

/** Whether a spreadsheet makes `changed` of the code `original`: 10-1 a date, 123456789012 a number with exponent. */
function makes(original: string, edited: string): boolean {
  const plain = plainCode(original);
  const date = asDate(edited);
  if (date !== null) {
    const [first, second, third] = plain.split(/[-/.]/).map(Number);
    if (first === undefined || second === undefined) return false;
    if (third !== undefined) return second === date.month && (date.day === null || third === date.day);
    if (first > 31) return second === date.month && (date.day ?? 1) === 1;
    return first === date.month && (date.day === null || second === date.day);
  }
  const exponent = EXPONENT.exec(plainCode(edited).toLowerCase());
  if (!exponent || !/^\d+$/.test(plain) || plain.length !== Number(exponent[2]) + 1) return false;
  return (
    Number(plain).toExponential((exponent[1] ?? '').length) ===
    plainCode(edited)
      .toLowerCase()
      .replace(/e\+?0*(?=\d)/, 'e+')
  );
}

/** Codes there are, to be held against one that is new. */
export class KnownCodes {
  private readonly byKey = new Map<string, string[]>();

  constructor(private readonly codes: readonly string[]) {
    for (const code of codes) {
      const key = lookAlikeKey(code);
      this.byKey.set(key, [...(this.byKey.get(key) ?? []), code]);
    }
  }

  /** A known code that another one may have been; null for none, and for a code that is known itself. */
  originalOf(code: string): string | null {
    if (becameAnother(code) !== null) return this.codes.find((one) => makes(one, code)) ?? null;
    const alike = this.byKey.get(lookAlikeKey(code)) ?? [];
    return alike.includes(code) ? null : (alike[0] ?? null);
  }

  /** Why a code that is new may be another one by mistake, in Japanese; null where nothing speaks for it. */
  doubt(what: string, code: string, nameOf: (original: string) => string = () => ''): string | null {
    const became = becameAnother(code);
    const original = this.originalOf(code);
    const known = original === null ? '' : `「${original}」${nameOf(original)}`;
    if (became !== null) {
      const mend = original === null ? `もとの${what}` : `登録済みの${known}`;
      return `${what}「${code}」は${became}になっています。Excelがコードを${became}に変えたと思われます。${mend}に直してください。`;
    }
    if (original === null) return null;
    return `${what}「${code}」は、登録済みの${known}と紛らわしいコードです。Excelで先頭や末尾の0が消えたときなどは「${original}」に直してください。`;
  }
}
