const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const OPENING = /[[{【〔〈《「『〖]/g;
const CLOSING = /[\]}】〕〉》」』〗]/g;
/** Marks that point to a note or say that a column has to be filled. */
const MARKS_BEFORE = /^[※*☆★○●◎□■◇◆△▲▽▼・]+/;
const MARKS_BEHIND = /(?:[※*]\d*|[☆★○●◎:。]|注\d*)+$/;
const NOTE = /\(([^()]*)\)$/;
const PART_OF = /^(?:うち|\(うち\)|\(内\))/;
/** What may stand in brackets behind a header without changing what the column means. */
const HARMLESS_NOTES = new Set([
  ...['', '必須', '任意', '入力必須', '必須項目', '半角', '全角', '半角数字', '数字', '数値', '文字列'],
  ...['西暦', '和暦', '年月', '年月日', '日付', '整数', '選択', '選択式', 'リスト'],
]);

/**
 * A header as it is compared: width, case, blanks, line breaks, kinds of brackets and marks for notes do not matter, nor
 * do うち before it and whether it says 件数 or 数. A unit in brackets stays unless it is the column's own: 件 may go from
 * 総件数（件）, 千件 may not.
 */
export function headerKey(header: string, unit?: string): string {
  let name = withoutMarks(folded(header));
  for (let note = NOTE.exec(name); note; note = NOTE.exec(name)) {
    const words = withoutMarks(note[1] ?? '');
    if (!HARMLESS_NOTES.has(words) && words !== unit) break;
    name = withoutMarks(name.slice(0, note.index));
  }
  return name.replace(PART_OF, '').replace(/件数$/, '数');
}

/** The unit of a column: the one in the brackets behind its name, and 件 where it counts them. */
export function unitOf(name: string): string | undefined {
  return NOTE.exec(folded(name))?.[1] ?? (name.endsWith('件数') ? '件' : undefined);
}

const folded = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\s/g, '')
    .toLowerCase()
    .replace(OPENING, '(')
    .replace(CLOSING, ')');

const withoutMarks = (name: string): string => name.replace(MARKS_BEFORE, '').replace(MARKS_BEHIND, '');
