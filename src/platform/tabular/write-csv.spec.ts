import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { guardFormula, unguardFormula } from './formula-guard.js';
import { readTable } from './read-table.js';
import { type CellToWrite, type ColumnToWrite } from './sheet-to-write.js';
import { writeCsv } from './write-csv.js';

const columns: ColumnToWrite[] = [
  { title: '手続名', kind: 'text' },
  { title: '増減', kind: 'integer' },
];
const csv = (...rows: CellToWrite[][]) => writeCsv({ columns, rows }).toString('utf8');

describe('writing CSV', () => {
  it('writes UTF-8 with BOM and CRLF, which Excel opens rightly', () => {
    expect(csv(['転入, "至急"', 3])).toBe('\uFEFF手続名,増減\r\n"転入, ""至急""",3\r\n');
  });

  it('writes the header alone where there is no row, and blanks for what is not known', () => {
    expect(csv()).toBe('\uFEFF手続名,増減\r\n');
    expect(csv([null, null])).toBe('\uFEFF手続名,増減\r\n,\r\n');
  });

  it('disarms text that a spreadsheet would run, and leaves numbers as they are', () => {
    expect(csv(['=HYPERLINK("http://x")', -5])).toContain(`"'=HYPERLINK(""http://x"")",-5`);
    expect(csv(['-', -5])).toContain('\r\n-,-5\r\n');
    expect(['-5', '+1,234.5', '－', '=1', '＠a', '-5a'].map(guardFormula)).toEqual([
      '-5',
      '+1,234.5',
      '－',
      "'=1",
      "'＠a",
      "'-5a",
    ]);
  });

  it('takes the guard off again, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '＝', '1', ',', 'a', '手') }),
        (text) => {
          expect(unguardFormula(guardFormula(text))).toBe(text);
        },
      ),
    );
  });

  it('writes CP932 that a Windows program reads', () => {
    const bytes = writeCsv({ columns, rows: [['髙橋①㈱', 1]] }, 'cp932');
    expect(iconv.decode(bytes, 'cp932')).toBe('手続名,増減\r\n髙橋①㈱,1\r\n');
  });

  it('names the characters CP932 has no code for and offers UTF-8, rather than writing ?', () => {
    const write = () => writeCsv({ columns, rows: [['𠮷野 é 😀 é', 1]] }, 'cp932');
    expect(write).toThrow('「𠮷」(U+20BB7)、「é」(U+00E9)、「😀」(U+1F600)。UTF-8');
  });

  it.each(['utf-8', 'cp932'] as const)(
    'gives the same table back when its %s file is read',
    async (encoding) => {
      const unit = fc.constantFrom(
        '=',
        '-',
        "'",
        '"',
        ',',
        '\n',
        '\r\n',
        '手',
        'ｶ',
        '\t',
        ' ',
        '0',
        '髙',
        '＋',
      );
      const cell = fc.string({ unit });
      const rows = fc.array(
        fc.tuple(
          fc.string({ unit, minLength: 1 }).map((text) => `名${text}`),
          cell,
          cell,
        ),
      );
      await fc.assert(
        fc.asyncProperty(rows, async (written) => {
          const header = ['手続名', '備考', 'メモ'];
          const table = { columns: header.map((title) => ({ title, kind: 'text' as const })), rows: written };
          const read = await readTable(writeCsv(table, encoding));
          expect(read.header).toEqual(header);
          const cells: string[][] = [];
          for await (const row of read.rows) cells.push(row.cells);
          expect(cells).toEqual(written);
        }),
      );
    },
  );
});
