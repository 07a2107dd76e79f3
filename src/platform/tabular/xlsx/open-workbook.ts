import { READ_LIMITS } from '../read-limits.js';
import { type OpenedSheet, type SheetRow } from '../sheet-row.js';
import { damagedWorkbook, notAWorkbook } from './damaged-workbook.js';
import { mergedReferences } from './merged-ranges.js';
import { readXmlInPieces } from './read-xml.js';
import { readRelationships, type Relationship, relationshipsOf } from './relationships.js';
import { readSharedStrings } from './shared-strings.js';
import { SheetReader } from './sheet-reader.js';
import { readStyles } from './styles.js';
import { Unpacker } from './unpack-part.js';
import { chosenSheet, readWorkbookPart, type SheetListing } from './workbook-part.js';
import { readZipDirectory, type ZipPart } from './zip-directory.js';

/**
 * Opens one sheet of an .xlsx: the named one, or the first that is shown. Only the parts it needs are unpacked.
 * Formulas give the result Excel last worked out, dates 'YYYY-MM-DD' in no time zone (with `HH:MM:SS` behind a space
 * unless it is midnight), numbers their digits, error cells their mark (`#N/A`).
 *
 * @throws FileProblem where the file is damaged, beyond the limits or has no such sheet; also while the rows are read.
 */
export async function openWorkbook(bytes: Buffer, sheetName?: string): Promise<OpenedSheet> {
  const parts = new WorkbookParts(readZipDirectory(bytes));
  const workbookName = await parts.workbookName();
  const { sheets, dates1904, resultsAreStale } = readWorkbookPart(
    await parts.required(workbookName, READ_LIMITS.smallPartBytes),
  );
  const links = await parts.relationships(workbookName);
  const sheet = chosenSheet(worksheets(sheets, links), sheetName);
  const target = links.find(({ id }) => id === sheet.relationship)?.target ?? '';
  const ofType = (type: string) => links.find((link) => link.type === type)?.target ?? '';
  const styles = await parts.optional(ofType('styles'), READ_LIMITS.smallPartBytes);
  const strings = await parts.optional(ofType('sharedStrings'));
  const source = {
    meanings: styles ? readStyles(styles) : [],
    strings: strings ? readSharedStrings(strings) : [],
    dates1904,
    resultsAreStale,
  };
  const content = await parts.required(target);
  const reader = new SheetReader(source, mergedReferences(content));
  const rows = rowsOf(content, reader);
  const first = rows.next();
  return {
    sheetName: sheet.name,
    dates1904,
    hiddenColumns: reader.hiddenColumns,
    rows: continued(first, rows),
  };
}

// Asynchronous like the rows of a text file, which are read by a stream.
// eslint-disable-next-line @typescript-eslint/require-await
async function* continued(
  first: IteratorResult<SheetRow[], void>,
  rows: Generator<SheetRow[], void, undefined>,
): AsyncGenerator<SheetRow[], void, undefined> {
  if (first.done) return;
  yield first.value;
  yield* rows;
}

function* rowsOf(content: Buffer, reader: SheetReader): Generator<SheetRow[], void, undefined> {
  for (const piece of readXmlInPieces(content, reader)) {
    void piece;
    const rows = reader.takeRows();
    if (rows.length > 0) yield rows;
  }
  const rows = reader.takeRows();
  if (rows.length > 0) yield rows;
}

/** The sheets with cells: a workbook may also list charts and macros. */
function worksheets(sheets: readonly SheetListing[], links: readonly Relationship[]): SheetListing[] {
  const others = links.filter(({ type }) => type !== 'worksheet').map(({ id }) => id);
  return sheets.filter(({ relationship }) => !others.includes(relationship));
}

/** The parts of an archive, unpacked as they are needed. */
class WorkbookParts {
  private readonly unpacker = new Unpacker();

  constructor(private readonly parts: ReadonlyMap<string, ZipPart>) {}

  /** The name of the part everything else hangs on. @throws FileProblem where the archive is no .xlsx */
  async workbookName(): Promise<string> {
    const links = await this.relationships('');
    const name = links.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
    // Documents and slides are archives of the same making; the binary form of a workbook is another format.
    if (!this.parts.has(name) || /^(?:word|ppt)\/|\.bin$/.test(name)) throw notAWorkbook();
    return name;
  }

  async relationships(part: string): Promise<Relationship[]> {
    const content = await this.optional(relationshipsOf(part), READ_LIMITS.smallPartBytes);
    return content ? readRelationships(content, part) : [];
  }

  async optional(name: string, limit?: number): Promise<Buffer | undefined> {
    const part = this.parts.get(name);
    return part && this.unpacker.unpack(part, limit);
  }

  async required(name: string, limit?: number): Promise<Buffer> {
    const content = await this.optional(name, limit);
    if (!content) throw damagedWorkbook();
    return content;
  }
}
