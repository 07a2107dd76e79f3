import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { eraDate } from '../../kernel/japanese-era.js';
import { addMonths, parseMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { projectRoot } from '../../platform/project-root.js';
import {
  type ReportFigure,
  type ReportIndicator,
  type ReportModel,
  type ReportProcedure,
  type TrendMonth,
} from '../report-model.js';
import { printReport } from './print-report.js';
import { type PrintedBlock, type PrintedReport } from './printed-report.js';
import { renderPdf } from './render-pdf.js';

const month = parseMonth('2026-10');
const label = periodLabel(month);
const flows = { from: parseDate('2026-10-01'), to: parseDate('2026-10-31') };

const figure = (key: string, name: string, numerator: number, denominator: number, percent: string | null) =>
  ({
    key,
    name,
    numerator,
    denominator,
    percent,
    completeness: { reported: 7013, expected: 7019 },
    itemRule: null,
    reason: null,
  }) satisfies ReportFigure;

const items = figure('priority-items', '優先手続オンライン化達成率', 4303, 6007, '71.6');
const usage = figure('usage', 'オンライン利用率', 123457, 234571, '52.6');

const indicator = (one: ReportFigure, difference: string | null): ReportIndicator => ({
  ...one,
  rule: '分母に占める分子の割合。',
  source: '計画',
  flows,
  difference,
});

const procedure: ReportProcedure = {
  code: 'A-#1',
  name: '#panic("名") *届* _出_ $x$ <b> @c',
  department: '市民課',
  stage: 'オンライン完結',
  online: true,
  inScope: true,
  stageSince: parseDate('2026-10-17'),
  plannedMonth: parseMonth('2026-08'),
  applicationsTotal: 9001,
  applicationsOnline: null,
  usage: { numerator: 0, denominator: 0, percent: null },
  stageBefore: '準備中',
};

const nothingKnown: TrendMonth['indicators'] = {};

const model: ReportModel = {
  municipality: { code: '352012', name: '下関市', sample: false },
  period: { month, label, ...flows },
  asOf: flows.to,
  state: 'provisional',
  stateLabel: '速報',
  revision: 0,
  computedAt: '2026-11-04T18:00:00.000Z',
  edition: { date: parseDate('2025-03-28'), title: '優先取組手続', source: '国の計画' },
  itemRule: 'any',
  snapshotDigest: null,
  comparedWith: {
    month: addMonths(month, -1),
    label: periodLabel(addMonths(month, -1)),
    revision: 3,
    state: 'final',
  },
  summary: [`${items.name}は71.6%（4,303／6,007）です。`],
  indicators: [indicator(items, '1.3'), indicator(usage, '-0.2')],
  trend: Array.from({ length: 24 }, (_, index) => ({
    month: addMonths(month, index - 23),
    label: periodLabel(addMonths(month, index - 23)),
    state: index < 3 ? null : 'final',
    revision: index < 3 ? null : 1,
    indicators: index < 3 ? nothingKnown : { 'priority-items': { ...items, percent: `${40 + index}.9` } },
  })),
  departments: [{ key: 'd', name: '市民課', figures: [items, usage] }],
  groups: [
    {
      key: 'g',
      name: '子育て',
      figures: [items],
      items: Array.from({ length: 60 }, (_, index) => ({
        key: `i${index}`,
        number: index + 1,
        name: '児童手当等の受給資格及び児童手当の額についての認定請求',
        verification: index === 3 ? 'unverified' : 'verified',
        applicability: index === 4 ? '非該当（制度なし）' : '該当',
        handled: index !== 4,
        department: '所管課未定',
        stage: '準備中',
        online: false,
        procedures: 1,
        changed: index === 5 ? 'came-online' : null,
      })),
    },
  ],
  procedures: [procedure],
  newlyOnline: [procedure],
  behind: [{ ...procedure, plannedBefore: parseMonth('2026-07'), why: 'moved' }],
  definitions: [{ term: '件数', meaning: '受け付けた件数。' }],
  sources: [{ name: '指標', source: '計画' }],
  digest: '0123456789abcdef'.repeat(4),
};

/** All the words and figures set, without the scale of charts and the widths of columns. */
function words({ sections, ...cover }: PrintedReport): string {
  return JSON.stringify([cover, sections.map(({ heading, blocks }) => [heading, blocks.map(wordsOfBlock)])]);
}

function wordsOfBlock(block: PrintedBlock): unknown {
  if (block.kind === 'charts')
    return block.charts.map(({ title, alt, points, first, last }) => [title, alt, points, first, last]);
  if (block.kind === 'table') return [block.columns.map(({ title }) => title), block.rows];
  return block;
}

const numbersOf = (text: string) =>
  (text.replaceAll(/(?<=\d),(?=\d{3})/g, '').match(/\d+(\.\d+)?/g) ?? []).map(Number);

describe('the report on paper', () => {
  it('holds no number that is not in the model', () => {
    const dates = [model.asOf, model.edition.date, parseDate('2026-11-05'), parseDate('2026-10-17')];
    const plans = [parseMonth('2026-08'), parseMonth('2026-07')].map(periodLabel);
    const known = new Set(
      numbersOf(
        [JSON.stringify(model), '2026-11-05', ...dates.map(eraDate), ...plans].join(' ').replaceAll('-', ' '),
      ),
    );
    const printed = numbersOf(words(printReport(model)));
    expect(printed.length).toBeGreaterThan(100);
    expect(printed.filter((number) => !known.has(number))).toEqual([]);
  });

  it('tells every rate with its parts and completeness', () => {
    const text = words(printReport(model));
    for (const told of [
      '71.6%',
      '4,303／6,007',
      '52.6%',
      '123,457／234,571',
      '7,013／7,019',
      '+1.3',
      '-0.2',
    ]) {
      expect(text).toContain(told);
    }
  });

  it('takes no word or figure from the template', () => {
    const template = readFileSync(join(projectRoot, 'src/publication/pdf/report.typ'), 'utf8');
    const literals = template.replaceAll(/^\/\/.*$/gm, '').match(/"[^"]*"/g) ?? [];
    const set = ['"a4"', '"1 / 1"', '"bold"', '"round"', '"Noto Sans JP"', '"ja"', '"JP"'];
    expect(literals.filter((one) => !set.includes(one) && !/^"#[0-9a-f]{6}"$/.test(one))).toEqual([]);
    expect(template).not.toMatch(/\[[^\]]*\d[^\]]*\]/);
  });

  it('is marked 「速報」 while provisional, and with its revision once final', () => {
    expect(printReport(model)).toMatchObject({ status: '速報値', marks: ['速報'] });
    const final = printReport({ ...model, state: 'final', revision: 2 });
    expect(final).toMatchObject({ status: '確定値（第2版）', marks: [] });
  });

  it('says across the page that a sample city is one', () => {
    const sample = { ...model, municipality: { ...model.municipality, sample: true } };
    expect(printReport(sample).marks).toEqual(['速報', 'サンプル']);
  });
});

describe('the PDF', () => {
  it('is tagged for screen readers, in Japanese, and sets names with signs of markup as they are', async () => {
    const pdf = (await renderPdf(model)).toString('latin1');
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf).toContain('<dc:language><rdf:Bag><rdf:li>ja-JP</rdf:li>');
  });

  it('is the same pages for the same model', async () => {
    const [first, second] = [await renderPdf(model), await renderPdf(structuredClone(model))];
    expect(second.equals(first)).toBe(true);
  });

  it('can be made of a month of which nothing is known', async () => {
    const nothing = {
      ...model,
      comparedWith: null,
      summary: [],
      indicators: [],
      trend: [],
      departments: [],
      groups: [],
    };
    const pdf = await renderPdf({ ...nothing, newlyOnline: [], behind: [], definitions: [], sources: [] });
    expect(pdf.length).toBeGreaterThan(1000);
  });
});
