import { damagedWorkbook } from './damaged-workbook.js';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,4});)?/gi;
/** The characters XML may hold. */
const IN_XML = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]$/u;

/** Text as it stands in XML, with its entities resolved. @throws FileProblem for an entity that there is not. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, (_, name?: string) => character(name)) : text;
}

function character(name: string | undefined): string {
  if (name === undefined) throw damagedWorkbook();
  if (!name.startsWith('#')) {
    const known = ENTITIES[name];
    if (known === undefined) throw damagedWorkbook();
    return known;
  }
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const decoded = code <= 0x10ffff ? String.fromCodePoint(code) : '';
  if (!IN_XML.test(decoded)) throw damagedWorkbook();
  return decoded;
}

const ESCAPED = /_x([\da-f]{4})_/gi;

/**
 * The text of a cell: the file format writes characters that XML cannot hold as `_x000D_`. Those that are no text are
 * taken out, and told, where cells are read.
 */
export function decodeCellText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
