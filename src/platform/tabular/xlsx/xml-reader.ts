import { READ_LIMITS } from '../read-limits.js';
import { damagedWorkbook } from './damaged-workbook.js';
import { decodeEntities } from './xml-text.js';

/** What is told of an XML document while it is read. Names come without their namespace prefix. */
export interface XmlHandler {
  /** @param depth of the element: the root's is 1. */
  open(name: string, tag: XmlTag, depth: number): void;
  close?(name: string, depth: number): void;
  /** Text within the element opened last, entities resolved; one stretch may come in pieces. */
  text?(text: string, depth: number): void;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BLANK = 0x20;
/** Longer than any entity: text may be handed on up to here before its end is known. */
const ENTITY_LENGTH = 12;

/**
 * Reads the XML of a workbook as it comes, in time that grows with its length and in memory that does not. No document
 * type, no entities of its own, a bound of depth and of the length of a tag. What is not well formed is refused, and
 * `end` refuses what breaks off.
 */
export class XmlReader {
  private rest = '';
  private begun = false;
  /** The elements that are open, as written. */
  private readonly path: string[] = [];

  constructor(private readonly handler: XmlHandler) {}

  write(piece: string): void {
    const xml = this.rest === '' ? piece : this.rest + piece;
    let at = 0;
    for (;;) {
      const markup = xml.indexOf('<', at);
      if (markup < 0) break;
      if (markup > at) this.characters(xml.slice(at, markup));
      const end = this.markup(xml, markup);
      at = end < 0 ? markup : end;
      if (end < 0) break;
    }
    this.keep(xml, at);
  }

  /** @throws FileProblem where the document has not come to its end. */
  end(): void {
    if (!this.begun || this.path.length > 0 || this.rest.trim() !== '') throw damagedWorkbook();
  }

  /** Keeps the beginning of a tag, or hands on a text that is still growing. */
  private keep(xml: string, at: number): void {
    if (xml.charCodeAt(at) === LESS) {
      this.rest = xml.slice(at);
      if (this.rest.length > READ_LIMITS.xmlTag) throw damagedWorkbook();
      return;
    }
    const entity = xml.lastIndexOf('&');
    const until = entity >= at && xml.length - entity < ENTITY_LENGTH ? entity : xml.length;
    if (until > at) this.characters(xml.slice(at, until));
    this.rest = xml.slice(until);
  }

  private characters(text: string): void {
    // Read also where nobody wants it: what is not well formed is refused.
    const decoded = decodeEntities(text);
    if (this.path.length > 0) this.handler.text?.(decoded, this.path.length);
    else if (text.trim() !== '') throw damagedWorkbook();
  }

  /** Takes in what begins with `<`; -1 where its end has not come yet. */
  private markup(xml: string, at: number): number {
    const next = xml.charCodeAt(at + 1);
    if (Number.isNaN(next)) return -1;
    if (next === 0x21) return this.declaration(xml, at);
    if (next === 0x3f) return after(xml, '?>', at + 2);
    const end = endOfTag(xml, at + 1);
    if (end < 0) return -1;
    if (next === SLASH) this.closeTag(xml.slice(at + 2, end).trimEnd());
    else this.openTag(xml, at + 1, end);
    return end + 1;
  }

  private declaration(xml: string, at: number): number {
    if (xml.startsWith('<!--', at)) return after(xml, '-->', at + 4);
    if (xml.startsWith('<![CDATA[', at)) {
      const end = after(xml, ']]>', at + 9);
      if (end < 0) return -1;
      if (this.path.length === 0) throw damagedWorkbook();
      this.handler.text?.(xml.slice(at + 9, end - 3), this.path.length);
      return end;
    }
    // A document type could define entities that grow without bound; no workbook has one.
    if (xml.length - at >= 9) throw damagedWorkbook();
    return -1;
  }

  private openTag(xml: string, start: number, end: number): void {
    const isEmpty = xml.charCodeAt(end - 1) === SLASH;
    const tagEnd = isEmpty ? end - 1 : end;
    const nameEnd = endOfName(xml, start, tagEnd);
    const name = xml.slice(start, nameEnd);
    if (name === '' || (this.path.length === 0 && this.begun)) throw damagedWorkbook();
    this.begun = true;
    this.path.push(name);
    const depth = this.path.length;
    if (depth > READ_LIMITS.xmlDepth) throw damagedWorkbook();
    this.handler.open(localName(name), new XmlTag(xml, nameEnd, tagEnd), depth);
    if (isEmpty) this.closeTag(name);
  }

  private closeTag(name: string): void {
    const depth = this.path.length;
    if (this.path.pop() !== name) throw damagedWorkbook();
    this.handler.close?.(localName(name), depth);
  }
}

/** The attributes of a tag, read only where somebody asks for them. */
export class XmlTag {
  constructor(
    private readonly xml: string,
    private readonly start: number,
    private readonly end: number,
  ) {}

  /** By name as written, prefix included. @throws FileProblem where they are not well formed or one occurs twice. */
  attributes(): Record<string, string | undefined> {
    const { xml, end } = this;
    const found: Record<string, string | undefined> = Object.create(null) as Record<string, undefined>;
    let at = this.start;
    while ((at = afterBlanks(xml, at, end)) < end) {
      const nameEnd = endOfName(xml, at, end);
      const name = xml.slice(at, nameEnd);
      const equals = afterBlanks(xml, nameEnd, end);
      const open = afterBlanks(xml, equals + 1, end);
      const quote = xml.charCodeAt(open);
      if (name === '' || name in found || xml.charCodeAt(equals) !== EQUALS) throw damagedWorkbook();
      if (quote !== QUOTE && quote !== APOSTROPHE) throw damagedWorkbook();
      const close = xml.indexOf(quote === QUOTE ? '"' : "'", open + 1);
      if (close < 0 || close >= end) throw damagedWorkbook();
      found[name] = decodeEntities(xml.slice(open + 1, close));
      at = close + 1;
    }
    return found;
  }
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** Where the `>` of a tag stands, outside of quotation marks; -1 where it has not come yet. */
function endOfTag(xml: string, from: number): number {
  let quote = 0;
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === LESS) throw damagedWorkbook();
  }
  return -1;
}

function endOfName(xml: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = xml.charCodeAt(at);
    if (code <= BLANK || code === EQUALS || code === SLASH || code === QUOTE || code === APOSTROPHE) break;
    at += 1;
  }
  return at;
}

function afterBlanks(xml: string, from: number, end: number): number {
  let at = from;
  while (at < end && xml.charCodeAt(at) <= BLANK) at += 1;
  return at;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
