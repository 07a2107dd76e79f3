import { damagedWorkbook } from './damaged-workbook.js';
import { type XmlHandler, XmlReader } from './xml-reader.js';

const PIECE = 256 * 1024;

/** Hands the XML of a part to its handler, piece by piece; between two pieces the caller may look at what has come. */
export function* readXmlInPieces(content: Buffer, handler: XmlHandler): Generator<void, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = new XmlReader(handler);
  for (let at = 0; at < content.length; at += PIECE) {
    reader.write(decode(decoder, content.subarray(at, at + PIECE)));
    yield;
  }
  reader.write(decode(decoder));
  reader.end();
}

/** The same at one go. */
export function readXml(content: Buffer, handler: XmlHandler): void {
  for (const piece of readXmlInPieces(content, handler)) void piece;
}

function decode(decoder: TextDecoder, bytes?: Buffer): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw damagedWorkbook();
  }
}
