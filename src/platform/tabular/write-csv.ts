import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { guardFormula } from './formula-guard.js';
import { type CellToWrite, type TableToWrite } from './sheet-to-write.js';

/** Thrown where CP932 has no code for a character; written all the same, it would turn into `?`. */
class UnencodableText extends Error {
  override readonly name = 'UnencodableText';

  constructor(readonly characters: readonly string[]) {
    const listedCharacters = characters
      .slice(0, 10)
      .map((character) => `「${character}」(${codePoint(character)})`);
    const more = characters.length > 10 ? `ほか${characters.length - 10}文字` : '';
    super(
      `Shift_JIS で表せない文字があります: ${listedCharacters.join('、')}${more}。UTF-8(BOM 付き)を選んで出力してください。`,
    );
  }
}

/** A lone line feed within a cell is not the record's end and so would be left unquoted. */
const LINE_BREAK = /[\r\n]/;

/**
 * Writes a table as CSV: UTF-8 with BOM, which Excel opens rightly, or CP932 for systems that want it. Lines end in
 * CRLF. Text that begins like a formula gets an apostrophe before it (`formula-guard.ts`); numbers and dates are
 * never altered. No rows give the header alone.
 *
 * @throws UnencodableText naming the characters CP932 cannot hold.
 */
export function writeCsv(table: TableToWrite, encoding: 'utf-8' | 'cp932' = 'utf-8'): Buffer {
  const text = stringify(records(table), { record_delimiter: 'windows', quoted_match: LINE_BREAK });
  if (encoding === 'utf-8') return Buffer.from(`\uFEFF${text}`, 'utf8');
  const bytes = iconv.encode(text, 'cp932');
  if (iconv.decode(bytes, 'cp932') !== text) throw new UnencodableText(unencodable(text));
  return bytes;
}

function records({ columns, rows }: TableToWrite): string[][] {
  const lines = [columns.map(({ title }) => title)];
  for (const row of rows) {
    lines.push(columns.map(({ kind }, at) => cellText(row[at] ?? null, kind === 'text')));
  }
  return lines;
}

function cellText(cell: CellToWrite, isText: boolean): string {
  if (cell === null) return '';
  return isText && typeof cell === 'string' ? guardFormula(cell) : String(cell);
}

function unencodable(text: string): string[] {
  return [...new Set(text)].filter(
    (character) => iconv.decode(iconv.encode(character, 'cp932'), 'cp932') !== character,
  );
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
