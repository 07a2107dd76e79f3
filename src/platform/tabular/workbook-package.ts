import { inflateRawSync } from 'node:zlib';
import { FileProblem } from './file-problem.js';
import { assertUnpackedSize } from './upload-limit.js';

/** A sheet as the workbook lists it; `hidden` also for those only a macro can show. */
export interface SheetListing {
  name: string;
  hidden: boolean;
}

interface Part {
  name: string;
  packed: number;
  unpacked: number;
  offset: number;
  method: number;
}

const DAMAGED = 'Excel ファイルが壊れているため読み取れません。Excel で開き、.xlsx で保存し直してください。';
const END_RECORD = 0x06054b50;
const ENTRY = 0x02014b50;
const ZIP64_SIZE = 0xffffffff;
const ZIP64_EXTRA = 1;

/**
 * Lists the sheets of an .xlsx after refusing one that would unpack beyond the limit (a zip bomb). The sizes are
 * those of the archive's directory; the reader of the rows stops a part that grows beyond its own.
 *
 * @throws FileProblem where the file is no .xlsx, is damaged or unpacks to too much.
 */
export function listSheets(file: Uint8Array): SheetListing[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const parts = wholeOrDamaged(() => readDirectory(bytes));
  assertUnpackedSize(parts.reduce((sum, part) => sum + part.unpacked, 0));
  const workbook = parts.find((part) => part.name === 'xl/workbook.xml');
  if (!workbook) {
    throw new FileProblem('Excel(.xlsx)のファイルではありません。.xlsx で保存し直してください。');
  }
  const xml = wholeOrDamaged(() => unpack(bytes, workbook));
  return [...xml.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, attributes = '']) => ({
    name: attribute(attributes, 'name') ?? '',
    hidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
  }));
}

function wholeOrDamaged<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof FileProblem) throw error;
    throw damagedWorkbook();
  }
}

/** The one answer to every way in which a workbook can be broken. */
export function damagedWorkbook(): FileProblem {
  return new FileProblem(DAMAGED);
}

function readDirectory(bytes: Buffer): Part[] {
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== END_RECORD) end -= 1;
  const count = bytes.readUInt16LE(end + 10);
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let read = 0; read < count; read += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw damagedWorkbook();
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const part = {
      name: bytes.toString('utf8', at + 46, nameEnd),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      method: bytes.readUInt16LE(at + 10),
    };
    parts.push(withLargeSizes(part, bytes.subarray(nameEnd, extraEnd)));
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** Some writers always put the sizes into the ZIP64 field, however small they are. */
function withLargeSizes(part: Part, extra: Buffer): Part {
  const sizes = ['unpacked', 'packed', 'offset'] as const;
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== ZIP64_EXTRA)
    at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  const whole = { ...part };
  for (const size of sizes) {
    if (part[size] !== ZIP64_SIZE) continue;
    whole[size] = Number(extra.readBigUInt64LE(at));
    at += 8;
  }
  // A part that hides its size could unpack to anything; an empty one packs to two bytes.
  if (whole.unpacked === 0 && whole.packed > 2) throw damagedWorkbook();
  return whole;
}

function unpack(bytes: Buffer, part: Part): string {
  const start =
    part.offset + 30 + bytes.readUInt16LE(part.offset + 26) + bytes.readUInt16LE(part.offset + 28);
  const packed = bytes.subarray(start, start + part.packed);
  const content = part.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: part.unpacked });
  return content.toString('utf8');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return (value?.[1] ?? value?.[2])?.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole;
    return String.fromCodePoint(Number(entity.replace(/^#x/i, '0x').replace('#', '')));
  });
}
