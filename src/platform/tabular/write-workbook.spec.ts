import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { cleanText } from '../../kernel/clean-text.js';
import { openSheet } from './open-sheet.js';
import { type SheetToWrite } from './sheet-to-write.js';
import { writeWorkbook } from './write-workbook.js';

const sheet: SheetToWrite = {
  name: '月次報告',
  columns: [
    { title: '手続コード', kind: 'text' },
    { title: '総件数', kind: 'integer', width: 20 },
    { title: '段階日', kind: 'date' },
    { title: '段階', kind: 'text', choices: ['未着手', 'オンライン申請可', '一部, 電話'] },
  ],
  rows: [
    ['010001', 1234, '2026-10-01', '未着手'],
    ['=1+1', null, '', null],
  ],
};

async function cellsOf(bytes: Uint8Array, name?: string): Promise<string[][]> {
  const cells: string[][] = [];
  for await (const rows of (await openSheet(Buffer.from(bytes), name)).rows)
    for (const row of rows) cells.push(row.cells);
  return cells;
}

describe('writing a workbook', () => {
  it('writes true numbers and dates, and text that is never run', async () => {
    const [read] = (await readXlsx(await writeWorkbook({ sheets: [sheet] }))).sheets;
    expect(read?.rows[1]).toEqual(['010001', 1234, new Date('2026-10-01T00:00:00Z'), '未着手']);
    expect(read?.rows[2]).toEqual(['=1+1', null, null, null]);
  });

  it('freezes and marks the header and makes columns wide enough for Japanese', async () => {
    const bytes = await writeWorkbook({ sheets: [sheet] });
    const [read] = (await readXlsx(bytes, { readStyles: true })).sheets;
    expect(read?.freezePane).toEqual({ rows: 1 });
    expect(read?.cells?.get('0,0')?.style?.font?.bold).toBe(true);
    expect(read?.columns?.map(({ width }) => width)).toEqual([12, 20, 12, 18]);
  });

  it('offers choices in a drop-down fed from a hidden sheet, so that a comma or a long list does no harm', async () => {
    const { sheets } = await readXlsx(await writeWorkbook({ sheets: [sheet] }));
    expect(sheets.map(({ name, hidden }) => [name, hidden ?? false])).toEqual([
      ['月次報告', false],
      ['選択肢', true],
    ]);
    expect(sheets[0]?.dataValidations).toMatchObject([
      { type: 'list', formula1: '選択肢!$A$1:$A$3', range: 'D2:D1048576' },
    ]);
    expect(sheets[1]?.rows).toEqual([['未着手'], ['オンライン申請可'], ['一部, 電話']]);
  });

  it('writes several sheets, each readable by its name, and a sheet without rows', async () => {
    const bytes = await writeWorkbook({ sheets: [sheet, { name: '空', columns: sheet.columns, rows: [] }] });
    expect(await cellsOf(bytes, '空')).toEqual([['手続コード', '総件数', '段階日', '段階']]);
    expect(await cellsOf(bytes)).toHaveLength(3);
  });

  it('refuses to write a date that is none', async () => {
    await expect(
      writeWorkbook({ sheets: [{ ...sheet, rows: [['a', 1, '2026-13-01', '']] }] }),
    ).rejects.toThrow();
  });

  it('can be written of any text, and gives back what was cleaned of unseen characters', async () => {
    const columns = [{ title: '備考', kind: 'text' as const }];
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (any) => {
        const { text } = cleanText(any);
        const rows = [[`a${any}`], [`b${text}`]];
        const [, broken, clean] = await cellsOf(
          await writeWorkbook({ sheets: [{ name: 'a', columns, rows }] }),
        );
        expect(broken?.[0]).toMatch(/^a/);
        expect(clean).toEqual([`b${text}`]);
      }),
    );
  });

  it('gives the same table back when its file is read', async () => {
    const text = fc.oneof(
      fc.string({
        unit: fc.constantFrom('手', '𠮷', '_x000D_', '&', '<', "'", '"', '\n', '=', ' ', '0', '😀'),
      }),
      fc.string({ unit: 'grapheme' }),
    );
    const date = fc
      .date({ min: new Date('1901-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    const rows = fc.array(
      fc.tuple(
        text.map((rest) => `x${rest}`),
        text,
        fc.maxSafeInteger(),
        date,
      ),
      { maxLength: 20 },
    );
    const columns = (['text', 'text', 'integer', 'date'] as const).map((kind, at) => ({
      title: `列${at}`,
      kind,
    }));
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const [, ...read] = await cellsOf(
          await writeWorkbook({ sheets: [{ name: 'a', columns, rows: written }] }),
        );
        expect(read).toEqual(written.map((row) => row.map(String)));
      }),
    );
  });
});
