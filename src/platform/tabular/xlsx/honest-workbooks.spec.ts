import { describe, expect, it } from '@jest/globals';
import { book, type BookToMake, textRow } from '../../../../test/workbooks.js';
import { openSheet } from '../open-sheet.js';
import { type SheetRow } from '../sheet-row.js';

async function rowsOf(bookSpec: BookToMake): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const some of (await openSheet(book(bookSpec))).rows) rows.push(...some);
  return rows;
}

/** The text and the form of one cell, by its XML. */
async function cell(xml: string, bookSpec: BookToMake = {}): Promise<[string | undefined, string]> {
  const [row] = await rowsOf({ ...bookSpec, rows: `<row r="1">${xml}<c r="B1" t="b"><v>1</v></c></row>` });
  return [row?.cells[0], row?.forms?.[0] ?? 't'];
}

const number = (value: number | string, style = 0) => `<c r="A1" s="${style}"><v>${value}</v></c>`;

describe('days and months by the format of their cell', () => {
  it.each([
    [14],
    [17],
    [22],
    [27],
    [31],
    [36],
    [50],
    [57],
    [58],
    ['yyyy"年"m"月"'],
    ['[$-411]ggge"年"m"月"'],
    ['[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@'],
    ['ge.m'],
    ['[$-411]ge.m.d;@'],
    ['yyyy/m'],
    ['mmm-yy'],
    ['m"月"d"日"'],
    ['yyyy\\-mm'],
    ['[DBNum3][$-411]ggge"年"m"月"'],
    ['aaaa'],
  ])('reads 46478 with the format %s as 2027-04-01', async (format) =>
    expect(await cell(number(46478, 1), { formats: [format] })).toEqual(['2027-04-01', 'd']),
  );

  it.each([
    [0],
    [1],
    [4],
    [41],
    [44],
    [46],
    [48],
    [49],
    ['General'],
    ['G/標準'],
    ['#,##0"件"'],
    ['[Red]#,##0;[Blue]-#,##0'],
    ['_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '],
    ['0.00E+00'],
    ['"第"0"号 (ym)"'],
    ['[$¥-411]#,##0'],
    ['[h]:mm'],
  ])('reads 46478 with the format %s as a number', async (format) =>
    expect(await cell(number(46478, 1), { formats: [format] })).toEqual(['46478', 'n']),
  );

  it.each([
    [0, '_ * "-"_ ', '0', 'n'],
    [0.375, 'h:mm', '09:00:00', 'd'],
    [46478.5, 'yyyy/m/d h:mm', '2027-04-01 12:00:00', 'd'],
    [46478.75, 'h:mm', '2027-04-01 18:00:00', 'd'],
    [60, 'yyyy/m/d', '60', 'd'],
    [59, 'yyyy/m/d', '1900-02-28', 'd'],
    [61, 'yyyy/m/d', '1900-03-01', 'd'],
    [0, 'yyyy/m/d', '0', 'd'],
    [-1, 'yyyy/m/d', '-1', 'd'],
    [3_000_000, 'yyyy/m/d', '3000000', 'd'],
  ])('reads %d as %s shows it', async (value, format, text, form) =>
    expect(await cell(number(value, 1), { formats: [format] })).toEqual([text, form]),
  );

  it('counts from 1904 where the workbook does, and reads the days of strict workbooks', async () => {
    const bookSpec = { formats: [14], workbook: '<workbookPr date1904="true"/>' };
    expect(await cell(number(45016, 1), bookSpec)).toEqual(['2027-04-01', 'd']);
    expect(await cell('<c r="A1" t="d"><v>2027-04-01T00:00:00</v></c>')).toEqual(['2027-04-01', 'd']);
    expect(await cell('<c r="A1" t="d"><v>2027-04-01T09:05:30.000Z</v></c>')).toEqual([
      '2027-04-01 09:05:30',
      'd',
    ]);
  });
});

describe('formulas', () => {
  it.each([
    ['<c r="A1"><f>1+1</f></c>', '', 'f'],
    ['<c r="A1"><f>1+1</f><v/></c>', '', 'f'],
    ['<c r="A1"><f t="shared" si="0"/><v></v></c>', '', 'f'],
    ['<c r="A1" t="str"><f>A2</f></c>', '', 'f'],
    ['<c r="A1" t="s"><f>A2</f><v></v></c>', '', 'f'],
    ['<c r="A1" t="str"><f>""</f><v></v></c>', '', 't'],
    ['<c r="A1"><f>1+1</f><v>2</v></c>', '2', 'n'],
    ['<c r="A1"><f>0</f><v>0</v></c>', '0', 'n'],
    ['<c r="A1" t="e"><f>A2</f><v>#REF!</v></c>', '#REF!', 'e'],
    ['<c r="A1" t="e"><v>#BUSY!</v></c>', '#BUSY!', 'e'],
    ['<c r="A1"/>', undefined, 't'],
  ])('of %s give 「%s」 as %s', async (xml, text, form) => {
    const [read, as] = await cell(xml);
    expect([read || undefined, as]).toEqual([text || undefined, form]);
  });

  it('do not pass off the 0 of a writer that cannot calculate', async () => {
    const bookSpec = { workbookAfter: '<calcPr calcId="124519" fullCalcOnLoad="1"/>' };
    expect(await cell('<c r="A1"><f>SUM(B1)</f><v>0</v></c>', bookSpec)).toEqual(['', 'f']);
    expect(await cell('<c r="A1"><f>SUM(B1)</f><v>7</v></c>', bookSpec)).toEqual(['7', 'n']);
  });
});

describe('texts', () => {
  const inline = (text: string) => `<c r="A1" t="inlineStr"><is>${text}</is></c>`;

  it.each([
    [inline('<t>手続</t><rPh sb="0" eb="2"><t>テツヅキ</t></rPh>'), '手続'],
    [
      inline('<r><t>転入</t></r><r><rPr><b/></rPr><t>届</t></r><rPh sb="0" eb="1"><t>テン</t></rPh>'),
      '転入届',
    ],
    [inline('<t>A &amp; B &#x3042;&#12356;</t>'), 'A & B あい'],
    [inline('<t><![CDATA[<a> & b]]></t>'), '<a> & b'],
    [inline('<t>1行目\n2行目</t>'), '1行目\n2行目'],
    [inline('<t>a_x000D_b_x005F_x000D_</t>'), 'a\rb_x000D_'],
    [inline('<t>a_x0000_b_x0007_c_xD800_d</t>'), 'a\0b\x07c\uD800d'],
    [inline('<t/>'), ''],
    ['<c r="A1" t="str"><f>A2</f><v>済</v></c>', '済'],
    ['<c r="A1" t="b"><v>0</v></c>', 'FALSE'],
  ])('of %s are 「%s」', async (xml, text) => expect((await cell(xml))[0]).toBe(text));

  it('are read with prefixes and without references', async () => {
    const sheet =
      '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c t="str"><x:v>a</x:v></x:c><x:c/><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await rowsOf({ sheet })).toEqual([{ row: 1, cells: ['a', '', '3'], forms: 'ttn' }]);
  });
});

describe('merged and hidden cells', () => {
  const merge = (...refs: string[]) =>
    `<mergeCells count="1">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;

  it('give every row of a range its value, and a row that holds nothing else stays blank', async () => {
    const rows =
      textRow(1, '課', '名') +
      textRow(2, '市民課', 'a') +
      '<row r="3"><c r="B3" t="inlineStr"><is><t>b</t></is></c></row><row r="4"><c r="A4"/></row>' +
      textRow(6, '税務課', 'c');
    const read = await rowsOf({ rows, after: merge('A2:A4', 'A6:B6') });
    expect(read.map(({ row, cells, merged }) => [row, cells, merged])).toEqual([
      [1, ['課', '名'], undefined],
      [2, ['市民課', 'a'], { 0: 'A2:A4' }],
      [3, ['市民課', 'b'], { 0: 'A2:A4' }],
      [6, ['税務課', '税務課'], { 0: 'A6:B6', 1: 'A6:B6' }],
    ]);
  });

  it('say which rows and columns are hidden', async () => {
    const rows =
      textRow(1, 'a', 'b') +
      textRow(2, 'x').replace('<row', '<row hidden="1"') +
      textRow(3, 'y').replace('<row', '<row ht="0" customHeight="1"') +
      textRow(4, 'z').replace('<row', '<row hidden="0" ht="15"');
    const before = '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/></cols>';
    const sheet = await openSheet(book({ rows, before }));
    expect(sheet.hiddenColumns).toEqual([1, 2, 4]);
    const read: SheetRow[] = [];
    for await (const some of sheet.rows) read.push(...some);
    expect(read.filter(({ hidden }) => hidden).map(({ row }) => row)).toEqual([2, 3]);
  });
});
