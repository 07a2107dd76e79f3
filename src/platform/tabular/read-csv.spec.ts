import { describe, expect, it } from '@jest/globals';
import { FileProblem } from './file-problem.js';
import { readCsv, sniffDelimiter } from './read-csv.js';
import { type SheetRow } from './sheet-row.js';

async function read(text: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readCsv(text)) rows.push(row);
  return rows;
}

describe('reading CSV', () => {
  it('counts one record as one row, however many lines it takes, and blank lines too', async () => {
    expect(await read('名,備考\r\n\r\nA,"1行目\r\n2行目"\r\nB,""\r\n')).toEqual([
      { row: 1, cells: ['名', '備考'] },
      { row: 2, cells: [''] },
      { row: 3, cells: ['A', '1行目\r\n2行目'] },
      { row: 4, cells: ['B', ''] },
    ]);
  });

  it('reads LF, CR and CRLF mixed in one file, and a last line without an end', async () => {
    expect((await read('a,b\n1,2\r\n3,4\r5,6')).map(({ cells }) => cells.join())).toEqual([
      'a,b',
      '1,2',
      '3,4',
      '5,6',
    ]);
  });

  it('keeps commas and doubled quotation marks within a quoted cell', async () => {
    expect((await read('"1,234","「""手続""」"'))[0]?.cells).toEqual(['1,234', '「"手続"」']);
  });

  it('reads tabs as well as commas', async () => {
    expect((await read('コード\t名称\n1\ta,b'))[1]?.cells).toEqual(['1', 'a,b']);
    expect(sniffDelimiter('"a\tb\tc",d')).toBe(',');
    expect(sniffDelimiter('\n\na\tb')).toBe('\t');
    expect(sniffDelimiter('一列だけ')).toBe(',');
  });

  it('gives no row for an empty text', async () => {
    expect(await read('')).toEqual([]);
  });

  it.each([
    ['a quotation mark that is never closed', 'a,b\n1,2\n"3,4\n5,6', 3],
    ['a character after the closing quotation mark', 'a,b\n\n"3"x,4\n5,6', 3],
    ['a quotation mark in the middle of a cell', 'a,b\n1,12"型', 2],
  ])('names the row of %s', async (_, text, row) => {
    await expect(read(text)).rejects.toMatchObject({ row });
    await expect(read(text)).rejects.toThrow(FileProblem);
    await expect(read(text)).rejects.toThrow(`${row}行目の引用符`);
  });

  it('reads characters that lie across the pieces it is handed', async () => {
    const cell = '𠮷野家の届出'.repeat(20_000);
    expect((await read(`x${cell}`))[0]?.cells).toEqual([`x${cell}`]);
  });
});
