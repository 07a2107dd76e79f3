/** What a number format makes of a number: a day (perhaps with a time), a time of day alone, or a number. */
export type NumberMeaning = 'number' | 'date' | 'time';

/** Built-in formats without a code of their own; 27 to 36 and 50 to 58 are the Japanese ones. */
const BUILT_IN_DATES: readonly (readonly [number, number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [34, 36],
  [50, 58],
];
const BUILT_IN_TIMES: readonly (readonly [number, number])[] = [
  [18, 21],
  [32, 33],
  [45, 45],
  [47, 47],
];

const within = (ranges: readonly (readonly [number, number])[], id: number): boolean =>
  ranges.some(([from, to]) => id >= from && id <= to);

/** The meaning of a built-in number format. A duration (`[h]:mm:ss`, 46) is a number of days. */
export function builtInMeaning(id: number): NumberMeaning {
  if (within(BUILT_IN_DATES, id)) return 'date';
  return within(BUILT_IN_TIMES, id) ? 'time' : 'number';
}

/** What stands in a format to be shown as it is: quoted, escaped, a blank as wide as a character, a filling, a colour or calendar. */
const SHOWN_AS_IS = /"[^"]*"?|[\\_*].|\[[^\]]*\]?/gs;

/** The meaning of a format's code, such as `yyyy"年"m"月"`, `[$-411]ggge"年"m"月"d"日"` or `ge.m`. */
export function formatMeaning(code: string): NumberMeaning {
  if (/\[[hms]+\]/i.test(code)) return 'number';
  const bareCode = code.replace(SHOWN_AS_IS, '');
  const positive = (bareCode.split(';')[0] ?? '').replace(/General|G\/標準|E[+-]|AM\/PM|A\/P/gi, '');
  if (/[ydge]|a{3}/i.test(positive)) return 'date';
  if (/[hs]/i.test(positive)) return 'time';
  return /m/i.test(positive) ? 'date' : 'number';
}
