import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fontFolder, type FontWeight } from './font-files.js';

/** Whether a font has a glyph for a code point. */
export type FontCoverage = (codePoint: number) => boolean;

interface Range {
  first: number;
  last: number;
}

const coverages = new Map<FontWeight, FontCoverage>();

/** What the font shipped with us can draw, as its own character map says; read once. */
export function fontCoverage(weight: FontWeight): FontCoverage {
  const known = coverages.get(weight);
  if (known) return known;
  const folder = fontFolder(weight);
  const file = readdirSync(folder).find((name) => name.endsWith('.ttf'));
  if (file === undefined) throw new Error(`no font file in ${folder}`);
  const coverage = coverageOf(readFileSync(join(folder, file)));
  coverages.set(weight, coverage);
  return coverage;
}

/**
 * The coverage of an OpenType font by its `cmap` table, formats 4 and 12 (OpenType 1.9.1, "cmap").
 * @throws Error for a file without such a table
 */
export function coverageOf(font: Buffer): FontCoverage {
  const cmap = tableOf(font, 'cmap');
  const ranges: Range[] = [];
  for (let at = 0; at < cmap.readUInt16BE(2); at += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + at * 8 + 4));
    const format = table.readUInt16BE(0);
    if (format === 12) ranges.push(...groupsOf(table));
    if (format === 4) ranges.push(...segmentsOf(table));
  }
  if (ranges.length === 0) throw new Error('the font has no character map of format 4 or 12');
  const covered = new Set<number>();
  for (const { first, last } of ranges) for (let code = first; code <= last; code += 1) covered.add(code);
  return (codePoint) => covered.has(codePoint);
}

function tableOf(font: Buffer, tag: string): Buffer {
  for (let at = 0; at < font.readUInt16BE(4); at += 1) {
    const entry = 12 + at * 16;
    if (font.toString('latin1', entry, entry + 4) !== tag) continue;
    const start = font.readUInt32BE(entry + 8);
    return font.subarray(start, start + font.readUInt32BE(entry + 12));
  }
  throw new Error(`the font has no table ${tag}`);
}

function groupsOf(table: Buffer): Range[] {
  return Array.from({ length: table.readUInt32BE(12) }, (_, at) => {
    const group = 16 + at * 12;
    const first = table.readUInt32BE(group);
    return {
      first: table.readUInt32BE(group + 8) === 0 ? first + 1 : first,
      last: table.readUInt32BE(group + 4),
    };
  });
}

/** A code point of a segment may still map to glyph 0, the one for what is missing. */
function segmentsOf(table: Buffer): Range[] {
  const segments = table.readUInt16BE(6) / 2;
  const word = (list: number, at: number) =>
    table.readUInt16BE(14 + list * segments * 2 + (list > 0 ? 2 : 0) + at * 2);
  const found: Range[] = [];
  for (let at = 0; at < segments; at += 1) {
    const [last, first, delta, offset] = [word(0, at), word(1, at), word(2, at), word(3, at)];
    const place = 14 + 3 * segments * 2 + 2 + at * 2;
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const raw = offset === 0 ? code : table.readUInt16BE(place + offset + (code - first) * 2);
      const glyph = offset !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) found.push({ first: code, last: code });
    }
  }
  return found;
}
