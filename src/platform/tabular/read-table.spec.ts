import { describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { book, bookParts, type BookToMake, pack, type PartToPack, textRow } from '../../../test/workbooks.js';
import { FileProblem } from './file-problem.js';
import { readTable } from './read-table.js';

async function everything(bytes: Uint8Array, sheetName?: string) {
  const { rows, headerCells, ...head } = await readTable(bytes, { sheetName });
  expect(headerCells.cells).toEqual(head.header);
  const read: [number, ...string[]][] = [];
  for await (const { row, cells } of rows) read.push([row, ...cells]);
  return { ...head, rows: read };
}

/** The texts of a workbook's parts, to be changed or left out by their names. */
const partsBy = (change: (part: PartToPack) => PartToPack | null, bookSpec: BookToMake = {}): Buffer =>
  pack(bookParts(bookSpec).flatMap((part) => change(part) ?? []));

const compoundFile = (entry: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(entry, 'utf16le')]);

describe('reading a table out of an uploaded file', () => {
  it('reads numbers without noise, dates with their time unless it is midnight, yes and no, and keeps leading zeros of text', async () => {
    const day = new Date('2026-10-01T00:00:00Z');
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '手続',
          columns: [{}, {}, {}, {}, { numFmt: 'yyyy/mm/dd' }],
          rows: [
            ['番号', '件数', '率', '可否', '日'],
            ['007', 1234, 0.1 + 0.2, true, day],
            ['', 1e15, 0.5, false, new Date('2026-10-01T23:59:00Z')],
          ],
        },
      ],
    });
    expect(await everything(bytes)).toEqual({
      dates1904: false,
      hiddenColumns: [],
      sheetName: '手続',
      header: ['番号', '件数', '率', '可否', '日'],
      headerRow: 1,
      rows: [
        [2, '007', '1234', '0.3', 'TRUE', '2026-10-01'],
        [3, '', '1000000000000000', '0.5', 'FALSE', '2026-10-01 23:59:00'],
      ],
    });
  });

  it('keeps the row numbers of the sheet over blank leading rows, gaps and merged cells', async () => {
    const rows = [[], [null, ' '], ['手続名', '備考'], [], ['転入', null], [null, null], ['転出', 'x']];
    const merges = [{ startRow: 4, endRow: 5, startCol: 0, endCol: 1 }];
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows, merges }] });
    const { headerRow, rows: read } = await everything(bytes);
    expect(headerRow).toBe(3);
    expect(read.map(([row, name]) => [row, name])).toEqual([
      [5, '転入'],
      [7, '転出'],
    ]);
  });

  it('takes the first sheet that is shown, or the one asked for by name', async () => {
    const sheet = (name: string, hidden = false) => ({ name, hidden, rows: [[`${name}の見出し`]] });
    const bytes = await writeXlsx({ sheets: [sheet('選択肢', true), sheet('手続'), sheet('A&B')] });
    expect((await everything(bytes)).sheetName).toBe('手続');
    expect((await everything(bytes, 'A&B')).header).toEqual(['A&Bの見出し']);
    await expect(readTable(bytes, { sheetName: '件数' })).rejects.toThrow('シート「件数」がありません');
  });

  it('leaves out furigana, joins runs of rich text, and gives the cached value of formulas and errors', async () => {
    const strings = [
      '<si><t>手続名</t><rPh sb="0" eb="3"><t>テツヅキメイ</t></rPh></si>',
      '<si><r><t>転入の</t></r><r><rPr><b/></rPr><t>届出</t></r><rPh sb="0" eb="2"><t>テンニュウ</t></rPh></si>',
    ];
    const sheet = `<row r="2"><c r="B2" t="s"><v>0</v></c></row>
      <row r="4"><c r="B4" t="s"><v>1</v></c><c r="C4"><f>1+1</f><v>2</v></c><c r="D4" t="str"><f>A1</f><v>済</v></c><c r="E4" t="e"><v>#DIV/0!</v></c></row>`;
    expect(await everything(book({ rows: sheet, strings: strings.join('') }))).toEqual({
      dates1904: false,
      hiddenColumns: [],
      sheetName: 'A & B',
      header: ['', '手続名'],
      headerRow: 2,
      rows: [[4, '', '転入の届出', '2', '済', '#DIV/0!']],
    });
  });

  it('reads the dates of a workbook that counts from 1904', async () => {
    const sheet =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>日</t></is></c></row><row r="2"><c r="A2" s="1"><v>0</v></c></row>';
    const bytes = book({ rows: sheet, workbook: '<workbookPr date1904="1"/>', formats: [14] });
    expect((await everything(bytes)).rows).toEqual([[2, '1904-01-01']]);
  });

  it('passes over charts and other sheets without cells', async () => {
    const rows = textRow(1, 'a');
    const bytes = partsBy(
      (part) =>
        part.name === 'xl/_rels/workbook.xml.rels'
          ? {
              ...part,
              content: String(part.content).replace(
                '</Rel',
                '<Relationship Id="c" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Rel',
              ),
            }
          : part,
      { rows, sheets: '<sheet name="図" r:id="c"/><sheet name="表" r:id="rId1"/>' },
    );
    expect((await everything(bytes)).sheetName).toBe('表');
  });

  it('refuses a workbook that would unpack to more than the limit', async () => {
    const claiming = (size: number) =>
      partsBy((part) => (/sheet1/.test(part.name) ? { ...part, claims: { size } } : part), {
        rows: '<row r="1"/>',
      });
    await expect(readTable(claiming(200 * 1024 * 1024))).rejects.toThrow('展開後の大きさが上限(192MB)');
    await expect(readTable(claiming(0))).rejects.toThrow('壊れている');
  });

  it('refuses a workbook that grows beyond the size it states', async () => {
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: [['x'.repeat(5000)]] }] }));
    let entry = -1;
    while ((entry = bytes.indexOf('PK\u0001\u0002', entry + 1)) >= 0) {
      if (bytes.readUInt32LE(entry + 24) > 2000) bytes.writeUInt32LE(2000, entry + 24);
    }
    await expect(everything(bytes)).rejects.toThrow(FileProblem);
  });

  it.each([
    ['an old .xls or a workbook with a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '.xlsx'],
    ['an old .xls', compoundFile('Workbook\0'), '古い形式(.xls)の Excel'],
    ['a workbook with a password', compoundFile('EncryptedPackage'), 'パスワード付き'],
    ['a picture named .xlsx', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), '画像ファイル'],
    ['a photograph named .csv', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'), '画像ファイル'],
    ['a web page named .xlsx', Buffer.from('\uFEFF\r\n<html><table><tr><td>1'), 'ウェブページ(HTML)'],
    ['XML named .xls', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'XML として保存'],
    ['a web page in UTF-16', Buffer.from('\uFEFF<!DOCTYPE html>', 'utf16le'), 'ウェブページ(HTML)'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    ['an empty archive', Buffer.from('504b0506', 'hex'), '圧縮された'],
    [
      'another archive',
      pack([{ name: 'word/document.xml', content: '<a/>' }]),
      'Excel(.xlsx)のファイルではありません',
    ],
    ['half an archive', book().subarray(0, 300), '壊れている'],
    [
      'a workbook without its sheet',
      pack([{ name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="a"/></sheets></workbook>' }]),
      '壊れている',
    ],
    ['an empty file', Buffer.alloc(0), 'ファイルが空です'],
    ['a file of blank lines', Buffer.from('\r\n,,\r\n　\r\n'), 'ファイルが空です'],
    ['an empty sheet', book(), 'ファイルが空です'],
  ])('refuses %s with a sentence', async (_, bytes, sentence) => {
    await expect(readTable(bytes)).rejects.toThrow(FileProblem);
    await expect(readTable(bytes)).rejects.toThrow(sentence);
  });
});
