import { crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { FileProblem } from './file-problem.js';
import { readTable } from './read-table.js';

async function everything(bytes: Uint8Array, sheetName?: string) {
  const { rows, ...head } = await readTable(bytes, { sheetName });
  const read: [number, ...string[]][] = [];
  for await (const { row, cells } of rows) read.push([row, ...cells]);
  return { ...head, rows: read };
}

/** An archive of uncompressed parts, to put into a workbook what no writer would. */
function archive(parts: Record<string, string>, claimedSize?: number): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const body = Buffer.from(text);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crc32(body), 0);
    sizes.writeUInt32LE(body.length, 4);
    sizes.writeUInt32LE(claimedSize ?? body.length, 8);
    sizes.writeUInt16LE(Buffer.byteLength(name), 12);
    const file = Buffer.concat([
      Buffer.from('504b03040a000000000000000000', 'hex'),
      sizes,
      Buffer.from(name),
      body,
    ]);
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(offset, 12);
    const entry = [
      Buffer.from('504b01020a000a000000000000000000', 'hex'),
      sizes,
      tail.subarray(2),
      Buffer.from(name),
    ];
    files.push(file);
    directory.push(...entry);
    offset += file.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, index, end]);
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...targets: [string, string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const handmade = (sheet: string, strings = '', workbook = '') => ({
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}">${workbook}<sheets><sheet name="A &amp; B" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations(
    ['worksheet', 'worksheets/sheet1.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
    ['styles', 'styles.xml'],
  ),
  'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
});

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
    expect(await everything(archive(handmade(sheet, strings.join(''))))).toEqual({
      sheetName: 'A & B',
      header: ['', '手続名'],
      headerRow: 2,
      rows: [[4, '', '転入の届出', '2', '済', '#DIV/0!']],
    });
  });

  it('reads the dates of a workbook that counts from 1904', async () => {
    const sheet =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>日</t></is></c></row><row r="2"><c r="A2" s="1"><v>0</v></c></row>';
    const bytes = archive(handmade(sheet, '', '<workbookPr date1904="1"/>'));
    expect((await everything(bytes)).rows).toEqual([[2, '1904-01-01']]);
  });

  it('refuses a workbook that would unpack to more than the limit', async () => {
    const bomb = archive(handmade('<row r="1"/>'), 200 * 1024 * 1024);
    await expect(readTable(bomb)).rejects.toThrow('展開後の大きさが上限(192MB)');
    await expect(readTable(archive(handmade('<row r="1"/>'), 0))).rejects.toThrow('壊れている');
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
    ['another archive', archive({ 'word/document.xml': '<a/>' }), 'Excel(.xlsx)のファイルではありません'],
    ['half an archive', archive(handmade('')).subarray(0, 300), '壊れている'],
    [
      'a workbook without its sheet',
      archive({ 'xl/workbook.xml': '<sheets><sheet name="a"/></sheets>' }),
      '壊れている',
    ],
    ['an empty file', Buffer.alloc(0), 'ファイルが空です'],
    ['a file of blank lines', Buffer.from('\r\n,,\r\n　\r\n'), 'ファイルが空です'],
    ['an empty sheet', archive(handmade('')), 'ファイルが空です'],
  ])('refuses %s with a sentence', async (_, bytes, sentence) => {
    await expect(readTable(bytes)).rejects.toThrow(FileProblem);
    await expect(readTable(bytes)).rejects.toThrow(sentence);
  });
});
