import { beyondLimit, READ_LIMITS } from './read-limits.js';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;

/**
 * Reads the records of a tab-separated text as spreadsheets put it on the clipboard: a cell stands in quotation marks
 * only where it holds line breaks, so a `"` anywhere else is a character like any other.
 *
 * @throws FileProblem for a line beyond the limit.
 */
export function* readTabText(text: string): Generator<string[], void, undefined> {
  let record: string[] = [];
  let at = 0;
  let lineStart = 0;
  while (at < text.length) {
    const { cell, end } = quotedCell(text, at) ?? plainCell(text, at);
    record.push(cell);
    if (end - lineStart > READ_LIMITS.lineCharacters) throw lineTooLong();
    const code = text.charCodeAt(end);
    at = end + 1;
    if (code === TAB) {
      if (at === text.length) record.push('');
      continue;
    }
    if (code === RETURN && text.charCodeAt(at) === LINE_FEED) at += 1;
    yield record;
    record = [];
    lineStart = at;
  }
  if (record.length > 0) yield record;
}

export const lineTooLong = () => beyondLimit('1行の文字数', READ_LIMITS.lineCharacters, '文字');

interface CellRead {
  cell: string;
  /** Where the tab or line break behind it stands. */
  end: number;
}

function plainCell(text: string, start: number): CellRead {
  let end = start;
  while (end < text.length && !endsCell(text.charCodeAt(end))) end += 1;
  return { cell: text.slice(start, end), end };
}

/** A cell in quotation marks; null where the mark is part of the text. */
function quotedCell(text: string, start: number): CellRead | null {
  if (text.charCodeAt(start) !== QUOTE) return null;
  for (let at = start + 1; at < text.length && at - start <= READ_LIMITS.cellCharacters * 2; at += 1) {
    const code = text.charCodeAt(at);
    // No cell holds a tab: the next column has begun, and the mark was not closed.
    if (code === TAB) return null;
    if (code !== QUOTE) continue;
    if (text.charCodeAt(at + 1) === QUOTE) {
      at += 1;
      continue;
    }
    const end = at + 1;
    if (end < text.length && !endsCell(text.charCodeAt(end))) return null;
    return { cell: text.slice(start + 1, at).replaceAll('""', '"'), end };
  }
  return null;
}

const endsCell = (code: number): boolean => code === TAB || code === LINE_FEED || code === RETURN;
