import { crc32, deflateRawSync } from 'node:zlib';

/** How a part of an archive is written, to put into a workbook what no honest writer would. */
export interface PartToPack {
  name: string;
  content: string | Buffer;
  deflate?: boolean;
  /** What the directory states, where it is not the truth. */
  claims?: { size?: number; crc?: number };
  /** Sizes behind the data instead of in the part's own header. */
  descriptor?: boolean;
  /** Sizes in the ZIP64 field. */
  zip64?: boolean;
  /** The name in the part's own header, where it is another. */
  localName?: string;
  /** Where the directory says the part begins, where it does not. */
  offset?: number;
}

const HUGE = 0xffffffff;

/** Packs an archive byte by byte. */
export function pack(parts: readonly PartToPack[], { zip64End = false, comment = '' } = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const body = Buffer.from(part.content);
    const packed = part.deflate ? deflateRawSync(body) : body;
    const size = part.claims?.size ?? body.length;
    const crc = part.claims?.crc ?? crc32(body);
    const name = Buffer.from(part.name);
    const localName = Buffer.from(part.localName ?? part.name);
    const flags = part.descriptor ? 8 : 0;
    const method = part.deflate ? 8 : 0;
    const extra = part.zip64 ? wideSizes(size, packed.length) : Buffer.alloc(0);
    const sizes = part.zip64 ? [HUGE, HUGE] : [packed.length, size];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    if (!part.descriptor) {
      local.writeUInt32LE(crc, 14);
      local.writeUInt32LE(sizes[0] ?? 0, 18);
      local.writeUInt32LE(sizes[1] ?? 0, 22);
    }
    local.writeUInt16LE(localName.length, 26);
    local.writeUInt16LE(extra.length, 28);
    const after = Buffer.alloc(part.descriptor ? 16 : 0);
    if (part.descriptor) {
      after.writeUInt32LE(0x08074b50, 0);
      after.writeUInt32LE(crc, 4);
      after.writeUInt32LE(packed.length, 8);
      after.writeUInt32LE(size, 12);
    }
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(sizes[0] ?? 0, 20);
    central.writeUInt32LE(sizes[1] ?? 0, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(part.offset ?? offset, 42);
    const file = Buffer.concat([local, localName, extra, packed, after]);
    files.push(file);
    directory.push(central, name, extra);
    offset += file.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64End ? 0xffff : parts.length, 8);
  end.writeUInt16LE(zip64End ? 0xffff : parts.length, 10);
  end.writeUInt32LE(zip64End ? HUGE : index.length, 12);
  end.writeUInt32LE(zip64End ? HUGE : offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  const wide = zip64End ? [zip64Record(parts.length, index.length, offset)] : [];
  return Buffer.concat([...files, index, ...wide, end, Buffer.from(comment)]);
}

function wideSizes(size: number, packed: number): Buffer {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packed), 12);
  return extra;
}

function zip64Record(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(offset + size), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relations = (...targets: [string, string][]) =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

export interface BookToMake {
  /** What stands in `<sheetData>`. */
  rows?: string;
  /** What stands before and behind it. */
  before?: string;
  after?: string;
  strings?: string;
  /** Within `<workbook>`, before and behind the sheets. */
  workbook?: string;
  workbookAfter?: string;
  sheets?: string;
  /** Codes of number formats; the cell styles 1, 2, … use them in this order. */
  formats?: readonly (string | number)[];
  sheet?: string;
}

/** The parts of a workbook with one sheet, as Excel would write them. */
export function bookParts(book: BookToMake = {}): PartToPack[] {
  const { rows = '', before = '', after = '', strings = '', workbook = '', workbookAfter = '' } = book;
  const codes = (book.formats ?? []).map((format, at) => (typeof format === 'number' ? format : 164 + at));
  const custom = (book.formats ?? []).map((format, at) =>
    typeof format === 'number' ? '' : `<numFmt numFmtId="${164 + at}" formatCode="${escaped(format)}"/>`,
  );
  const xfs = [0, ...codes].map((id) => `<xf numFmtId="${id}"/>`).join('');
  const content: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}">${workbook}<sheets>${book.sheets ?? '<sheet name="A &amp; B" sheetId="1" r:id="rId1"/>'}</sheets>${workbookAfter}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', '/xl/styles.xml'],
    ),
    'xl/styles.xml': `<styleSheet><numFmts>${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    'xl/worksheets/sheet1.xml':
      book.sheet ?? `<worksheet>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
  };
  return Object.entries(content).map(([name, text]) => ({ name, content: text, deflate: true }));
}

export function book(bookSpec: BookToMake = {}): Buffer {
  return pack(bookParts(bookSpec));
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A row of texts, the first in column A. */
export function textRow(row: number, ...texts: string[]): string {
  return `<row r="${row}">${texts.map((text, at) => textCell(row, at, text)).join('')}</row>`;
}

export function textCell(row: number, column: number, text: string): string {
  const address = `${String.fromCharCode(65 + column)}${row}`;
  return `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
}
