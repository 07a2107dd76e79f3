/**
 * A text that starts like a formula would be run by a spreadsheet that opens the CSV (CSV injection, OWASP). The
 * guard puts one apostrophe before it, which the spreadsheet takes as "this is text"; reading takes it off
 * again, so export then import gives the same text. Plain numbers and a lone sign are harmless and stay as
 * they are. Full-width signs count: a Japanese Excel reads them as the half-width ones.
 */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/;
const GUARDED = /^'+[=+\-@＝＋－＠\t\r]/;
const HARMLESS = /^[+\-＋－](\d[\d,]*(\.\d+)?)?$/;

/** The text as it may stand in a CSV that someone opens in a spreadsheet. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
}

/** The text as it was before `guardFormula`; any other text unchanged. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && GUARDED.test(text) ? text.slice(1) : text;
}
