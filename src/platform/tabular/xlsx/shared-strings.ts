import { beyondLimit, READ_LIMITS } from '../read-limits.js';
import { damagedWorkbook } from './damaged-workbook.js';
import { readXml } from './read-xml.js';
import { decodeCellText } from './xml-text.js';

/**
 * Gathers the text of one cell, written as `<t>` alone or in runs of rich text. Furigana (`<rPh>`) stand beside the
 * text and are no part of it.
 */
export class CellTextCollector {
  private pieces: string[] = [];
  private length = 0;
  private reading = false;
  private inFurigana = 0;

  open(name: string): void {
    if (name === 'rPh') this.inFurigana += 1;
    else if (name === 't') this.reading = this.inFurigana === 0;
  }

  close(name: string): void {
    if (name === 'rPh') this.inFurigana -= 1;
    else if (name === 't') this.reading = false;
  }

  text(text: string): void {
    if (this.reading) this.add(text);
  }

  /** Adds to the text. @throws FileProblem where it becomes longer than Excel lets a cell be. */
  add(text: string): void {
    this.length += text.length;
    // Characters written as _x000D_ take seven.
    if (this.length > READ_LIMITS.cellCharacters * 7) throw tooLong();
    this.pieces.push(text);
  }

  /** The text so far; begins a new one. */
  take(): string {
    const text = decodeCellText(this.pieces.length === 1 ? (this.pieces[0] ?? '') : this.pieces.join(''));
    if (text.length > READ_LIMITS.cellCharacters) throw tooLong();
    this.pieces = [];
    this.length = 0;
    return text;
  }
}

const tooLong = () => beyondLimit('1つのセルの文字数', READ_LIMITS.cellCharacters, '文字');

/** Reads the texts that the cells of all sheets share. */
export function readSharedStrings(content: Buffer): string[] {
  const strings: string[] = [];
  const text = new CellTextCollector();
  let characters = 0;
  readXml(content, {
    open(name, _tag, depth) {
      if (depth === 1 && name !== 'sst') throw damagedWorkbook();
      if (depth > 2) text.open(name);
    },
    close(name, depth) {
      if (depth > 2) text.close(name);
      if (depth !== 2 || name !== 'si') return;
      const string = text.take();
      characters += string.length;
      strings.push(string);
      if (strings.length > READ_LIMITS.sharedStrings) {
        throw beyondLimit('Excel ファイルの文字列の数', READ_LIMITS.sharedStrings, '個');
      }
      if (characters > READ_LIMITS.sharedCharacters) {
        throw beyondLimit('Excel ファイルの文字数', READ_LIMITS.sharedCharacters, '文字');
      }
    },
    text: (piece) => text.text(piece),
  });
  return strings;
}
