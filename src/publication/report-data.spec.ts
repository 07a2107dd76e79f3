import { describe, expect, it } from '@jest/globals';
import { cityReport } from '../../test/setup/city-report.js';
import { withMarkedFigures } from '../../test/setup/marked-figures.js';
import { type CellToWrite } from '../platform/tabular/sheet-to-write.js';
import { dataCodes } from './data-codes.js';
import { renderReport } from './report-format.js';
import { reportData } from './report-data.js';

const model = cityReport(60);

/** The rows as objects under the titles of their columns. */
function linesOf(of = model): Record<string, CellToWrite>[] {
  const { columns, rows } = reportData(of);
  return Array.from(rows, (row) =>
    Object.fromEntries(columns.map(({ title }, at) => [title, row[at] ?? null])),
  );
}

const NUMBERS = ['値', '分子', '分母', '回答', '対象'];
const DAYS = [
  '対象期間開始日',
  '対象期間終了日',
  '基準日',
  '優先手続一覧の版',
  '件数の期間開始日',
  '件数の期間終了日',
];

describe('the report in long form', () => {
  it('tells one datum a row, and none twice', () => {
    const lines = linesOf();
    const keys = lines.map((line) =>
      ['対象期間開始日', '範囲', '範囲コード', '項目コード'].map((title) => line[title]).join('|'),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(500);
  });

  it('has figures without units, marks or spaces, and western dates', () => {
    for (const line of linesOf()) {
      for (const title of NUMBERS) expect(String(line[title] ?? '0')).toMatch(/^-?\d+(\.\d+)?$/);
      for (const title of DAYS) expect(String(line[title] ?? '2026-10-01')).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(line['値'] === null || line['単位'] !== null).toBe(true);
    }
  });

  it('leaves a count blank that nobody told, and says in words why: it is not 0', () => {
    const counts = linesOf().filter((line) => line['項目コード'] === 'procedure.applications-total');
    const of = (words: string) => counts.filter((line) => line['値（文字）'] === words);
    expect(of('未回答').length).toBeGreaterThan(0);
    expect(of('該当なし').length).toBeGreaterThan(0);
    for (const line of [...of('未回答'), ...of('該当なし')])
      expect(line).toMatchObject({ 値: null, 単位: null });
  });

  it('uses no code that the code table does not explain', () => {
    const codes = Array.from(dataCodes(model).rows, ([column, code]) => `${column} ${code}`);
    for (const column of ['項目コード', '範囲', '区分']) {
      const used = new Set(linesOf().map((line) => `${column} ${line[column]}`));
      expect([...used].filter((code) => !codes.includes(code))).toEqual([]);
    }
  });

  it('tells no figure that is not in the model', () => {
    const marked = withMarkedFigures(model);
    const known = new Set(JSON.stringify(marked).match(/-?\d+(\.\d+)?/g));
    const numbers = linesOf(marked).flatMap((line) => NUMBERS.flatMap((title) => line[title] ?? []));
    expect(numbers.length).toBeGreaterThan(1_000);
    expect(numbers.filter((figure) => !known.has(String(figure)))).toEqual([]);
  });

  it('tells each target with its years, its way and its actual value under their own months', () => {
    const of = (key: string) =>
      linesOf().filter((line) => line['項目コード'] === key && line['範囲コード'] === 'T1');
    expect(of('target.value').map((line) => [line['対象期間終了日'], line['値'], line['区分']])).toEqual([
      ['2028-03-31', '90', '計画'],
      ['2030-03-31', '95.5', '計画'],
      ['2035-03-31', '100', '計画'],
    ]);
    expect(of('target.trajectory')).toHaveLength(49);
    expect(of('target.actual')).toMatchObject([{ 値: '72.9', 分子: 43 * 60, 回答: 57, 区分: '速報' }]);
    expect(of('target.deviation')).toMatchObject([{ 値: '-3.2', 単位: 'ポイント' }]);
  });

  it('keeps hours measured, reported, estimated and promised apart', () => {
    const of = (key: string) =>
      linesOf()
        .filter((line) => line['項目コード'] === key)
        .map((line) => [line['対象期間開始日'], line['値'], line['単位']]);
    expect(of('automation.saved')).toEqual([
      ['2026-10-01', '120.5', '時間'],
      ['2026-04-01', '1820.5', '時間'],
    ]);
    expect(of('automation.saved.measured')[0]).toEqual(['2026-10-01', '88.0', '時間']);
    expect(of('automation.estimated')[0]).toEqual(['2026-10-01', '2010.0', '時間']);
  });

  it('says of a sample city in every row that it is one', () => {
    const municipality = { code: '000000', name: '見本市', sample: true };
    const names = linesOf(cityReport(3, { municipality })).map((line) => line['団体名']);
    expect(new Set(names)).toEqual(new Set(['見本市（サンプル）']));
  });
});

describe('the report as JSON', () => {
  it('is the model, and beside it the same rows as the CSV and the code table', async () => {
    const json = JSON.parse((await renderReport(model, 'json')).toString('utf8')) as Record<string, unknown>;
    const { data, codes, ...rest } = json as Record<
      'data' | 'codes',
      { columns: string[]; rows: CellToWrite[][] }
    >;
    expect(rest).toEqual(model);
    const { columns, rows } = reportData(model);
    expect(data.columns).toEqual(columns.map(({ title }) => title));
    const value = columns.findIndex(({ title }) => title === '値');
    const csv = Array.from(rows, (row) =>
      row.map((cell, at) => (at === value && cell !== null ? Number(cell) : cell)),
    );
    expect(data.rows).toEqual(csv);
    expect(codes.rows).toEqual([...dataCodes(model).rows]);
  });
});
