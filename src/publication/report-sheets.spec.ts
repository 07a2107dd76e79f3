import { beforeAll, describe, expect, it } from '@jest/globals';
import { readXlsx, type Workbook } from 'hucre/xlsx';
import { cityReport } from '../../test/setup/city-report.js';
import { withMarkedFigures } from '../../test/setup/marked-figures.js';
import { writeWorkbook } from '../platform/tabular/write-workbook.js';
import { reportWorkbook } from './report-sheets.js';

const model = cityReport(60);
let workbook: Workbook;
beforeAll(async () => {
  workbook = await readXlsx(await writeWorkbook(await reportWorkbook(model)), { readStyles: true });
});

const sheet = (name: string, of = workbook) => of.sheets.find((one) => one.name === name);

describe('the report as a workbook', () => {
  it('tells no figure that is not in the model', async () => {
    const marked = withMarkedFigures(model);
    const { sheets } = await readXlsx(await writeWorkbook(await reportWorkbook(marked)));
    const known = new Set(JSON.stringify(marked).match(/-?\d+(\.\d+)?/g));
    const figures = sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => typeof cell === 'number');
    expect(figures.length).toBeGreaterThan(500);
    expect(figures.filter((figure) => !known.has(String(figure)))).toEqual([]);
  });

  it('prints every sheet on A4 landscape, one page wide, with its header, city, month, state and page', () => {
    for (const { pageSetup, headerFooter, freezePane } of workbook.sheets) {
      expect(freezePane).toEqual({ rows: 1 });
      expect(pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape', printTitlesRow: '$1:$1' });
      expect(pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
      expect(headerFooter?.oddHeader).toBe(
        '&L下関市　達成状況報告書　2026年10月（令和8年10月）&R速報　第2版',
      );
      expect(headerFooter?.oddFooter).toContain('&P／&N');
    }
  });

  it('holds the trend of each indicator as a picture that says in words what it shows', () => {
    const charts = sheet('推移グラフ');
    const names = model.indicators.map(({ name }) => name);
    expect(charts?.images?.map(({ title }) => title)).toEqual(names);
    for (const image of charts?.images ?? []) {
      expect(image.type).toBe('png');
      expect(image.altText).toMatch(
        /折れ線グラフ。2025年2月（令和7年2月）は[\d.]+%（回答 57 \/ 59）、2026年10月（令和8年10月）は[\d.]+%（速報、回答 57 \/ 59）。/,
      );
      const withWay = image.title === '優先手続オンライン化達成率';
      expect(image.altText?.includes('目標までの軌道は2026年10月（令和8年10月）に73.01%。')).toBe(withWay);
      expect(image.data.length).toBeGreaterThan(5_000);
    }
  });

  it('draws no line for an indicator known in one month only', async () => {
    const trend = model.trend.map((month, at) => (at < 23 ? { ...month, indicators: {} } : month));
    const { sheets } = await readXlsx(await writeWorkbook(await reportWorkbook({ ...model, trend })));
    expect(sheets.find(({ name }) => name === '推移グラフ')?.images ?? []).toEqual([]);
  });

  it('tells a newer month of a year’s target below what is judged, and says that it is none', async () => {
    const [first, ...others] = model.targets?.rows ?? [];
    const interim = { ...first!.latest!, value: '39.6', interim: true };
    const targets = { fiscalYears: [], rows: [{ ...first!, interim }, ...others] };
    const { sheets } = await readXlsx(await writeWorkbook(await reportWorkbook({ ...model, targets })));
    const rows = sheets.find(({ name }) => name === '目標の実績')?.rows ?? [];
    expect(rows[2]?.slice(0, 3)).toEqual([first!.name, '2026年10月（令和8年10月）の1か月（途中の値）', 39.6]);
    expect(rows[3]?.[0]).toBe(others[0]?.name);
  });

  it('begins the trend with the first month known, and says of a later one that it is not', async () => {
    const trend = model.trend.map((month, at) =>
      at === 8 ? { ...month, state: null, indicators: {} } : month,
    );
    const { sheets } = await readXlsx(await writeWorkbook(await reportWorkbook({ ...model, trend })));
    const rows = sheets.find(({ name }) => name === '推移')?.rows.slice(1) ?? [];
    expect(rows[0]?.[0]).toBe('2025-02');
    expect(rows.filter((row) => row.includes('記録なし')).map(([month]) => month)).toEqual(
      model.indicators.map(() => '2025-07'),
    );
  });

  it('defines its words, and says there too which report it is and how final', () => {
    const rows = sheet('定義')?.rows ?? [];
    const of = (term: string) => rows.find((row) => row[1] === term)?.[2];
    expect([of('区分'), of('版'), of('内容のダイジェスト')]).toEqual(['速報', '第2版', model.digest]);
    expect(of('基準日')).toBe('2026-10-31（令和8年10月31日）');
  });

  it('makes room for names that go on below, so that no row is printed over another', () => {
    const items = sheet('優先手続');
    const at = items?.rows.findIndex((row) => String(row[2]).length > 50) ?? 0;
    const plain = items?.rows.findIndex((row) => String(row[2]).length < 30) ?? 0;
    const heightOf = (row: number) => items?.rowDefs?.get(row)?.height ?? 0;
    expect(heightOf(at)).toBeGreaterThan(heightOf(plain));
    expect(heightOf(at)).toBeGreaterThanOrEqual(4 * 18);
  });
});
