import { describe, expect, it } from '@jest/globals';
import {
  book,
  bookParts,
  type BookToMake,
  pack,
  type PartToPack,
  textRow,
} from '../../../../test/workbooks.js';
import { FileProblem } from '../file-problem.js';
import { openSheet } from '../open-sheet.js';
import { type SheetRow } from '../sheet-row.js';

const ROWS = textRow(1, '手続コード', '総件数') + textRow(2, 'A', '12');
const SOUND = [
  ['手続コード', '総件数'],
  ['A', '12'],
];

async function rowsOf(bytes: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const some of (await openSheet(bytes)).rows) rows.push(...some);
  return rows;
}

const cellsOf = async (bytes: Buffer): Promise<string[][]> => (await rowsOf(bytes)).map(({ cells }) => cells);

async function refusalOf(bytes: Buffer): Promise<string> {
  try {
    await rowsOf(bytes);
  } catch (error) {
    if (error instanceof FileProblem) return error.message;
    throw error;
  }
  return 'read';
}

/** A sound workbook, with some of its parts changed, left out or added. */
function changedBook(
  change: (part: PartToPack) => PartToPack[],
  bookSpec: BookToMake = { rows: ROWS },
): Buffer {
  return pack(bookParts(bookSpec).flatMap(change));
}

const sheetOnly = (change: (part: PartToPack) => PartToPack[]) =>
  changedBook((part) => (part.name.endsWith('sheet1.xml') ? change(part) : [part]));

describe('archives as honest writers make them', () => {
  it.each([
    ['sizes in the ZIP64 field', changedBook((part) => [{ ...part, zip64: true }])],
    ['a ZIP64 directory', pack(bookParts({ rows: ROWS }), { zip64End: true })],
    ['sizes behind the data', changedBook((part) => [{ ...part, descriptor: true }])],
    ['parts that are not packed', changedBook((part) => [{ ...part, deflate: false }])],
    ['names with backslashes', changedBook((part) => [{ ...part, name: part.name.replaceAll('/', '\\') }])],
    [
      'names in other cases',
      changedBook((part) => [{ ...part, name: part.name.replace('sheet1', 'Sheet1') }]),
    ],
    ['a comment behind it', pack(bookParts({ rows: ROWS }), { comment: 'made by hand PK\u0005\u0006' })],
    [
      'pictures beside the sheet',
      changedBook((part) => [part, { name: `${part.name}.png`, content: 'x'.repeat(9) }]),
    ],
  ])('are read with %s', async (_, bytes) => expect(await cellsOf(bytes)).toEqual(SOUND));
});

describe('archives that say one thing and hold another', () => {
  it.each([
    ['a part twice', sheetOnly((part) => [part, { ...part }])],
    ['a part twice in two cases', sheetOnly((part) => [part, { ...part, name: part.name.toUpperCase() }])],
    [
      'another name in the part itself',
      sheetOnly((part) => [{ ...part, localName: 'xl/worksheets/sheet2.xml' }]),
    ],
    ['a wrong checksum', sheetOnly((part) => [{ ...part, claims: { crc: 1 } }])],
    ['less than it states', sheetOnly((part) => [{ ...part, claims: { size: 9_000 } }])],
    ['more than it states', sheetOnly((part) => [{ ...part, claims: { size: 100 } }])],
    ['a part that lies within another', sheetOnly((part) => [{ ...part, offset: 10 }])],
    ['a part beyond the end', sheetOnly((part) => [{ ...part, offset: 0x7fffffff }])],
  ])('are refused for %s', async (_, bytes) => expect(await refusalOf(bytes)).toContain('壊れている'));

  it('are refused for packing more tightly than a sheet can be', async () => {
    const padded = `<worksheet><!--${' '.repeat(900_000)}-->${' '.repeat(30_000_000)}<sheetData/></worksheet>`;
    expect(await refusalOf(book({ sheet: padded }))).toContain('圧縮率が上限(200倍)');
  });

  it('are refused for their number of parts', async () => {
    const many = Array.from({ length: 5_000 }, (_, at) => ({ name: `xl/media/${at}`, content: '' }));
    expect(await refusalOf(pack([...bookParts({ rows: ROWS }), ...many]))).toContain(
      '部品の数が上限(4,096個)',
    );
  });

  it('are refused wherever they break off', async () => {
    const whole = book({ rows: ROWS });
    for (let step = 1; step <= 20; step += 1) {
      expect(await refusalOf(whole.subarray(0, Math.floor((whole.length * step) / 21)))).toContain(
        '壊れている',
      );
    }
  });
});

describe('sheets that break off', () => {
  const whole = `<worksheet><sheetData>${ROWS}</sheetData></worksheet>`;
  const ends = Array.from({ length: 20 }, (_, at) => Math.floor((whole.length * at) / 20));

  it.each(ends)('are refused after %d characters', async (end) =>
    expect(await refusalOf(book({ sheet: whole.slice(0, end) }))).toContain('壊れている'),
  );

  it('are refused without the end of their root', async () =>
    expect(await refusalOf(book({ sheet: whole.replace('</worksheet>', '') }))).toContain('壊れている'));
});

describe('XML that no spreadsheet writes', () => {
  it.each([
    ['a document type', { sheet: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>' }],
    ['an entity of its own', { rows: textRow(1, '&bogus;') }],
    ['a character beyond Unicode', { rows: textRow(1, '&#x110000;') }],
    ['a character no XML has', { rows: textRow(1, '&#0;') }],
    ['half a character', { rows: textRow(1, '&#xD800;') }],
    ['a lone ampersand', { rows: textRow(1, 'A & B') }],
    ['a sheet named by an impossible entity', { sheets: '<sheet name="&#x110000;" r:id="rId1"/>' }],
    ['a sheet named by an unknown entity', { sheets: '<sheet name="&bogus;" r:id="rId1"/>' }],
    ['elements that cross', { rows: '<row r="1"><c r="A1"></row></c>' }],
    ['the same attribute twice', { rows: '<row r="1" r="2"/>' }],
    ['an attribute without marks', { rows: '<row r=1/>' }],
    ['elements a hundred deep', { before: '<x>'.repeat(100) + '</x>'.repeat(100) }],
    ['a tag that never ends', { before: `<x a="${'y'.repeat(2_000_000)}"/>` }],
    ['rows out of order', { rows: '<row r="2"/><row r="1"/>' }],
    ['a row beyond the last', { rows: '<row r="1048577"/>' }],
    ['a cell beyond the last column', { rows: '<row r="1"><c r="XFE1"/></row>' }],
    ['a cell of another row', { rows: '<row r="1"><c r="A2"/></row>' }],
    ['the same cell twice', { rows: '<row r="1"><c r="A1"/><c r="A1"/></row>' }],
    ['a text that there is not', { rows: '<row r="1"><c r="A1" t="s"><v>5</v></c></row>' }],
    ['a number that is none', { rows: '<row r="1"><c r="A1"><v>0x10</v></c></row>' }],
    ['ranges that share a cell', { rows: ROWS, after: merges('A1:A2', 'A2:B3') }],
    ['a range that is none', { rows: ROWS, after: merges('A2:A1') }],
    ['two tables of rows', { after: '<sheetData/>' }],
  ])('is refused: %s', async (_, bookSpec) =>
    expect(await refusalOf(book(bookSpec))).toContain('壊れている'),
  );

  const parts = [
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/sharedStrings.xml',
    'xl/worksheets/sheet1.xml',
  ];
  const ways = {
    'an unknown entity': (xml: string) => xml.replace(/<\/[^/]*$/, '&bogus;$&'),
    'a lone ampersand': (xml: string) => xml.replace(/<\/[^/]*$/, ' & $&'),
    'a document type': (xml: string) => `<!DOCTYPE a>${xml.replace(/^<\?.*?\?>/, '')}`,
  };
  it.each(parts.flatMap((part) => Object.entries(ways).map(([way, spoil]) => ({ part, way, spoil }))))(
    'is refused: $way in $part',
    async ({ part, spoil }) => {
      const spoiled = changedBook((one) =>
        one.name === part ? [{ ...one, content: spoil(String(one.content)) }] : [one],
      );
      expect(await refusalOf(spoiled)).toContain('壊れている');
    },
  );

  it('is refused beyond the limits of a cell, a row and the whole', async () => {
    const long = 'あ'.repeat(40_000);
    expect(await refusalOf(book({ rows: textRow(1, long) }))).toContain('上限(32,767文字)');
    expect(await refusalOf(book({ strings: `<si><t>${long}</t></si>` }))).toContain('上限(32,767文字)');
    const wide = `<row r="1"><c r="ZZZ1"/></row>`;
    expect(await refusalOf(book({ rows: wide }))).toContain('壊れている');
    expect(await refusalOf(book({ rows: '<row r="1"><c r="BZZ1"><v>1</v></c></row>' }))).toContain(
      '上限(1,000列)',
    );
  });
});

function merges(...references: string[]): string {
  return `<mergeCells>${references.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
}

describe('workbooks made to take long', () => {
  const soon = async (bytes: Buffer): Promise<string> => {
    const started = process.cpuUsage();
    const answer = await refusalOf(bytes);
    const { user, system } = process.cpuUsage(started);
    // Some hundred milliseconds each; what grows with the square takes minutes.
    expect((user + system) / 1e6).toBeLessThan(20);
    return answer;
  };

  it.each([
    ['a long list of sheets', { rows: ROWS, sheets: '<sheet '.repeat(60_000) }],
    ['a long workbook of blanks', { rows: ROWS, workbook: `<x a="${' '.repeat(900_000)}"/>` }],
    ['tags that are not closed', { rows: ROWS, workbook: '<a'.repeat(500_000) }],
    ['quotation marks that are not closed', { rows: ROWS, workbook: `<a b="${'> '.repeat(400_000)}` }],
    ['texts of many small runs', { rows: ROWS, strings: `<si>${'<r><t>a</t></r>'.repeat(200_000)}</si>` }],
    ['many empty runs', { rows: ROWS, strings: `<si>${'<r><t/></r>'.repeat(400_000)}</si>` }],
    ['texts that never end', { rows: ROWS, strings: '<si><t>'.repeat(100_000) }],
    [
      'furigana without end',
      { rows: ROWS, strings: `<si><t>a</t>${'<rPh><t>b</t></rPh>'.repeat(200_000)}</si>` },
    ],
    ['a row of a million cells', { rows: `<row r="1">${'<c t="b"><v>1</v></c>'.repeat(1_000_000)}</row>` }],
    ['merged cells not closed', { rows: ROWS, after: '<mergeCell '.repeat(300_000) }],
    ['ampersands', { rows: textRow(1, '&'.repeat(30_000)) }],
    ['escapes', { rows: textRow(1, '_x000'.repeat(6_000)) }],
  ])('do not: %s', async (_, bookSpec) => expect(await soon(book(bookSpec))).not.toBe(''));

  it('reads a text of many small runs as one', async () => {
    const strings = `<si>${'<r><t>あ</t></r>'.repeat(30_000)}</si>`;
    const [row] = await cellsOf(book({ rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings }));
    expect(row).toEqual(['あ'.repeat(30_000)]);
  });
});

describe('workbooks damaged at random', () => {
  it('are read or refused, and nothing else', async () => {
    let seed = 20_261_101;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const merged = merges('A2:A3');
    const bookSpec = {
      rows: ROWS + textRow(3, '', '5'),
      after: merged,
      formats: ['ggge"年"'],
      strings: '<si><t>x</t></si>',
    };
    const packed = book(bookSpec);
    const plain = pack(bookParts(bookSpec).map((part) => ({ ...part, deflate: false })));
    for (let round = 0; round < 400; round += 1) {
      const bytes = Buffer.from(round % 2 === 0 ? packed : plain);
      for (let change = 0; change <= random(4); change += 1) {
        const at = random(bytes.length);
        if (random(3) === 0) bytes.copyWithin(at, random(bytes.length), random(bytes.length));
        else bytes[at] = random(256);
      }
      expect(typeof (await refusalOf(bytes))).toBe('string');
    }
  });

  it('are read or refused when their XML is damaged and their archive is not', async () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const bits = [
      '<',
      '>',
      '"',
      '&',
      '</row>',
      '<c r="A1">',
      '<v>',
      '&#1;',
      '<!--',
      '<![CDATA[',
      '\u0000',
      '9999999999',
    ];
    for (let round = 0; round < 300; round += 1) {
      const parts = bookParts({ rows: ROWS, after: merges('A1:B1'), strings: '<si><t>x</t></si>' });
      const part = parts[random(parts.length)];
      if (!part) continue;
      const text = String(part.content);
      const at = random(text.length);
      part.content = text.slice(0, at) + (bits[random(bits.length)] ?? '') + text.slice(at + random(5));
      expect(typeof (await refusalOf(pack(parts)))).toBe('string');
    }
  });
});
