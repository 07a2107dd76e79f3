import { FileProblem } from '../file-problem.js';
import { beyondLimit, READ_LIMITS } from '../read-limits.js';
import { damagedWorkbook } from './damaged-workbook.js';

/** A part of the archive, as its directory and its own header agree that it is. */
export interface ZipPart {
  name: string;
  packed: Buffer;
  unpackedSize: number;
  crc: number;
  deflated: boolean;
}

interface Entry {
  name: string;
  rawName: Buffer;
  flags: number;
  method: number;
  crc: number;
  packedSize: number;
  unpackedSize: number;
  offset: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END = 0x06064b50;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const ZIP64_EXTRA = 1;
const IN_ZIP64 = 0xffffffff;
const ENCRYPTED = 0x1;
/** The sizes stand behind the data, so the part's own header does not know them. */
const SIZES_AFTER_DATA = 0x8;
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads the directory of a ZIP archive, which everything after goes by: its parts by name in lower case. Names that
 * occur twice, parts that overlap and headers that contradict the directory are refused, as other readers would see
 * something else in them. ZIP64 and sizes behind the data are understood.
 *
 * @throws FileProblem where the archive is damaged, encrypted, contradicts itself or has too many parts.
 */
export function readZipDirectory(bytes: Buffer): Map<string, ZipPart> {
  try {
    return partsOf(bytes);
  } catch (error) {
    if (error instanceof FileProblem) throw error;
    // Every offset is read from the file: one that points outside of it is damage.
    throw damagedWorkbook();
  }
}

function partsOf(bytes: Buffer): Map<string, ZipPart> {
  const directory = findDirectory(bytes);
  if (directory.count > READ_LIMITS.parts)
    throw beyondLimit('Excel ファイルの部品の数', READ_LIMITS.parts, '個');
  const entries = readEntries(bytes, directory);
  const parts = new Map<string, ZipPart>();
  let free = 0;
  for (const entry of entries.sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < free) throw damagedWorkbook();
    const start = dataStart(bytes, entry);
    free = start + entry.packedSize;
    if (free > directory.start) throw damagedWorkbook();
    const key = entry.name.toLowerCase();
    if (parts.has(key)) throw damagedWorkbook();
    parts.set(key, {
      name: entry.name,
      packed: bytes.subarray(start, free),
      unpackedSize: entry.unpackedSize,
      crc: entry.crc,
      deflated: entry.method === DEFLATED,
    });
  }
  return parts;
}

interface Directory {
  start: number;
  end: number;
  count: number;
}

function findDirectory(bytes: Buffer): Directory {
  const last = bytes.length - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (bytes.readUInt32LE(at) !== END || bytes.readUInt16LE(at + 20) !== last - at) continue;
    const plain = {
      count: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 12),
      start: bytes.readUInt32LE(at + 16),
    };
    const large = zip64Directory(bytes, at);
    const { count, size, start } = large ?? plain;
    const end = large?.recordAt ?? at;
    if (bytes.readUInt16LE(at + 4) !== bytes.readUInt16LE(at + 6) || start + size !== end)
      throw damagedWorkbook();
    return { start, end, count };
  }
  throw damagedWorkbook();
}

function zip64Directory(
  bytes: Buffer,
  end: number,
): { count: number; size: number; start: number; recordAt: number } | null {
  const locator = end - 20;
  if (locator < 0 || bytes.readUInt32LE(locator) !== ZIP64_LOCATOR) return null;
  const recordAt = wide(bytes, locator + 8);
  if (bytes.readUInt32LE(recordAt) !== ZIP64_END || recordAt + 12 + wide(bytes, recordAt + 4) !== locator) {
    throw damagedWorkbook();
  }
  return {
    count: wide(bytes, recordAt + 32),
    size: wide(bytes, recordAt + 40),
    start: wide(bytes, recordAt + 48),
    recordAt,
  };
}

/** A 64-bit size or offset; beyond what a file can have, it is damage. */
function wide(bytes: Buffer, at: number): number {
  const number = bytes.readBigUInt64LE(at);
  if (number > BigInt(Number.MAX_SAFE_INTEGER)) throw damagedWorkbook();
  return Number(number);
}

function readEntries(bytes: Buffer, { start, end, count }: Directory): Entry[] {
  const entries: Entry[] = [];
  let at = start;
  for (let read = 0; read < count; read += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw damagedWorkbook();
    const nameEnd = at + ENTRY_SIZE + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const rawName = bytes.subarray(at + ENTRY_SIZE, nameEnd);
    const entry = {
      name: rawName.toString('utf8').replaceAll('\\', '/'),
      rawName,
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packedSize: bytes.readUInt32LE(at + 20),
      unpackedSize: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    at = extraEnd + bytes.readUInt16LE(at + 32);
    if (at > end) throw damagedWorkbook();
    entries.push(acceptable(withWideSizes(entry, bytes.subarray(nameEnd, extraEnd))));
  }
  if (at !== end) throw damagedWorkbook();
  return entries;
}

function acceptable(entry: Entry): Entry {
  if ((entry.flags & ENCRYPTED) !== 0) {
    throw new FileProblem('パスワード付きの Excel ファイルです。パスワードを外して保存し直してください。');
  }
  if (entry.method !== STORED && entry.method !== DEFLATED) throw damagedWorkbook();
  if (entry.method === STORED && entry.packedSize !== entry.unpackedSize) throw damagedWorkbook();
  return entry;
}

/** Some writers always put the sizes into the ZIP64 field, however small they are. */
function withWideSizes(entry: Entry, extra: Buffer): Entry {
  const whole = { ...entry };
  const fields = (['unpackedSize', 'packedSize', 'offset'] as const).filter(
    (field) => entry[field] === IN_ZIP64,
  );
  if (fields.length === 0) return whole;
  let at = 0;
  while (extra.readUInt16LE(at) !== ZIP64_EXTRA) at += 4 + extra.readUInt16LE(at + 2);
  const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  fields.forEach((name, place) => (whole[name] = wide(field, place * 8)));
  return whole;
}

/** Where the data of a part begins, after its own header was found to say what the directory says. */
function dataStart(bytes: Buffer, entry: Entry): number {
  const { offset, rawName, flags } = entry;
  if (bytes.readUInt32LE(offset) !== LOCAL) throw damagedWorkbook();
  const nameEnd = offset + LOCAL_SIZE + bytes.readUInt16LE(offset + 26);
  const sizes = [
    [bytes.readUInt32LE(offset + 14), entry.crc],
    [bytes.readUInt32LE(offset + 18), entry.packedSize],
    [bytes.readUInt32LE(offset + 22), entry.unpackedSize],
  ];
  const localFlags = bytes.readUInt16LE(offset + 6);
  const agrees =
    bytes.readUInt16LE(offset + 8) === entry.method &&
    (localFlags & ENCRYPTED) === (flags & ENCRYPTED) &&
    rawName.equals(bytes.subarray(offset + LOCAL_SIZE, nameEnd)) &&
    sizes.every(
      ([here, there]) =>
        here === there || here === IN_ZIP64 || ((localFlags & SIZES_AFTER_DATA) !== 0 && here === 0),
    );
  if (!agrees) throw damagedWorkbook();
  return nameEnd + bytes.readUInt16LE(offset + 28);
}
