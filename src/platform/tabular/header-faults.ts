import { type FaultList } from './cell-errors.js';
import { isErrorMark } from './cell-faults.js';
import { type ColumnFound, type HeaderMatch } from './columns.js';
import { type Table } from './read-table.js';
import { columnLetters } from './sheet-row.js';

/** Reports what is wrong with a header: columns that are missing, there twice, a formula, merged into the rows below. */
export function reportHeader(table: Table, match: HeaderMatch, faults: FaultList): void {
  const row = table.headerRow;
  if (match.missing.length > 0) {
    const column = match.missing.join('、');
    const message = `見出しに必要な列がありません: ${column}。${row}行目の見出しを確かめてください。`;
    faults.add({ row, column, value: null, message });
  }
  for (const [first, again] of match.repeated) {
    const message = `同じ列が2つ以上あります: ${columnInWords(first)}と${columnInWords(again)}。1つにしてください。`;
    faults.add({ row, column: again.written, value: again.written, message });
  }
  const { forms, merged } = table.headerCells;
  table.header.forEach((written, index) => {
    if (forms?.[index] !== 'f' && !(forms?.[index] === 'e' || isErrorMark(written))) return;
    const address = `${columnLetters(index)}${row}`;
    const message = `見出しのセル${address}の数式の結果を読み取れません。見出しを文字で入れてください。`;
    faults.add({ row, column: written || address, value: written, message });
  });
  const deep = new Set(Object.values(merged ?? {}).filter((range) => lastRowOf(range) > row));
  for (const range of deep) {
    const message = `見出しのセルが下の行と結合されています(${range})。見出しは1行にし、結合を解除してください。`;
    faults.add({ row, column: null, value: null, message });
  }
}

const columnInWords = ({ written, index }: ColumnFound): string =>
  `「${written}」（${columnLetters(index)}列）`;

const lastRowOf = (range: string): number => Number(/\d+$/.exec(range)?.[0] ?? 0);
