import { type Warning, warningOf } from './status-checks.js';
import { type StatusLine } from './status-entry.js';

/** How many months in a row all rows of a department may say the same before it is asked about. */
export const UNCHANGED_MONTHS = 6;

/**
 * The question about a department whose rows all say what they said in the months before. It is asked, and confirmed,
 * on the first row of the form once every row is there; empty for every other line.
 */
export function unchangedWarning(
  lines: readonly StatusLine[],
  line: StatusLine,
  unchanged: boolean,
): Warning[] {
  if (!unchanged || line !== lines[0] || line.saved === null) return [];
  if (lines.some(({ saved }) => saved === null)) return [];
  const message =
    `この課のすべての手続（${lines.length}件）の段階と件数が、${UNCHANGED_MONTHS}か月続けて同じです。` +
    '前月のままになっていないか確かめ、正しければ確認済みにしてください。';
  return [warningOf({ code: 'department-unchanged', message }, line.saved)];
}
