import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { FileProblem } from './file-problem.js';
import { unguardFormula } from './formula-guard.js';
import { READ_LIMITS } from './read-limits.js';
import { lineTooLong, readTabText } from './read-tab-text.js';
import { type SheetRow } from './sheet-row.js';

const PIECE = 64 * 1024;
/** Excel's way of naming the delimiter; it shows no such row. */
const NAMED_DELIMITER = /^sep=([,;\t|])(?:\r\n|\n|\r|$)/i;

/**
 * Reads the records of a CSV or tab-separated text. One record is one row, as Excel would show it: a quoted cell
 * may hold line breaks, a blank line counts as a row, a first line `sep=,` does not. An empty text gives no row.
 *
 * @throws FileProblem with the row, where quotation marks do not match.
 */
export async function* readCsv(text: string): AsyncGenerator<SheetRow, void, undefined> {
  const [naming = '', named] = NAMED_DELIMITER.exec(text) ?? [];
  const body = text.slice(naming.length);
  const delimiter = named ?? sniffDelimiter(body);
  const records = delimiter === '\t' ? readTabText(body) : readRecords(body, delimiter);
  let row = 0;
  for await (const record of records) {
    row += 1;
    for (let at = 0; at < record.length; at += 1) {
      const cell = record[at] ?? '';
      if (cell.startsWith("'")) record[at] = unguardFormula(cell);
    }
    yield { row, cells: record };
  }
}

async function* readRecords(text: string, delimiter: string): AsyncGenerator<string[], void, undefined> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: READ_LIMITS.lineCharacters,
  });
  const records: AsyncIterable<string[]> = Readable.from(pieces(Buffer.from(text))).pipe(parser);
  try {
    yield* records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw lineTooLong();
    const at = typeof error['records'] === 'number' ? error['records'] + 1 : null;
    throw new FileProblem(quoteMessage(at), at);
  }
}

/** Handed over at once, the parser would hold the process until it had read the last record. */
function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** Comma or tab: whichever stands more often outside quotation marks in the first line that is not blank. */
export function sniffDelimiter(text: string): ',' | '\t' {
  const outside = delimitersIn(text, true);
  // A mark that is never closed hides the rest of the line.
  const { commas, tabs } = outside.commas + outside.tabs > 0 ? outside : delimitersIn(text, false);
  return tabs > commas ? '\t' : ',';
}

function delimitersIn(text: string, respectsQuotes: boolean): { commas: number; tabs: number } {
  let commas = 0;
  let tabs = 0;
  let quoted = false;
  for (let at = 0; at < text.length && at < READ_LIMITS.lineCharacters; at += 1) {
    const character = text[at];
    if (character === '"') quoted = respectsQuotes && !quoted;
    else if (quoted) continue;
    else if (character === ',') commas += 1;
    else if (character === '\t') tabs += 1;
    else if ((character === '\n' || character === '\r') && commas + tabs > 0) break;
  }
  return { commas, tabs };
}

const quoteMessage = (row: number | null): string =>
  `${row === null ? '' : `${row}行目の`}引用符(")の対応が正しくありません。値の中の " は "" と重ね、値全体を " で囲んでください。`;
