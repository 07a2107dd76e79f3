import { damagedWorkbook } from './damaged-workbook.js';

export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** The place of a cell, both from 0. */
export interface CellReference {
  row: number;
  column: number;
}

/** Reads `B4`. @throws FileProblem for anything else, and beyond the last cell a sheet can have */
export function readReference(text: string): CellReference {
  let at = 0;
  let column = 0;
  for (; at < 3; at += 1) {
    const code = text.charCodeAt(at) & ~0x20;
    if (!(code >= 65 && code <= 90)) break;
    column = column * 26 + code - 64;
  }
  let row = 0;
  for (let digit = at; digit < text.length; digit += 1) {
    const code = text.charCodeAt(digit) - 48;
    if (!(code >= 0 && code <= 9) || digit - at >= 7) throw damagedWorkbook();
    row = row * 10 + code;
  }
  if (column < 1 || column > LAST_COLUMN || row < 1 || row > LAST_ROW) throw damagedWorkbook();
  return { row: row - 1, column: column - 1 };
}
