import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cityReport } from '../../../test/setup/city-report.js';
import { numbersIn, withMarkedFigures } from '../../../test/setup/marked-figures.js';
import { pdfRuns, type PdfRun } from '../../../test/setup/pdf-text.js';
import { parseDate } from '../../kernel/date.js';
import { parseFiscalYear } from '../../kernel/fiscal-year.js';
import { eraDate, eraFiscalYear } from '../../kernel/japanese-era.js';
import { parseMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type ReportModel } from '../report-model.js';
import { LONGEST_LIST } from '../sections/procedures.js';
import { renderPdf } from './render-pdf.js';

const HEADING_SIZES = [13, 10.5];
/** Beside the charts. */
const SCALE = ['0', '50', '100'];

const read = (runs: readonly PdfRun[]) =>
  runs
    .filter(({ artifact }) => !artifact)
    .map(({ text }) => text)
    .join(' ');

function pagesOf(runs: readonly PdfRun[]): PdfRun[][] {
  const pages: PdfRun[][] = [];
  for (const run of runs) (pages[run.page - 1] ??= []).push(run);
  return pages;
}

/** Everything in the model, its days and months also as they are written in Japanese. */
function numbersOf(model: ReportModel): Set<string> {
  const json = JSON.stringify({ ...model, summary: [] });
  const days = [...(json.match(/\d{4}-\d\d-\d\d/g) ?? []), '2026-11-05'].map(parseDate);
  const months = (json.match(/"\d{4}-\d\d"/g) ?? []).map((month) => parseMonth(month.slice(1, -1)));
  const years = [...json.matchAll(/"fiscalYear":(\d+)/g)].map(([, year]) => parseFiscalYear(`FY${year}`));
  const textsInJapanese = [
    ...days.flatMap((day) => [day, eraDate(day)]),
    ...months.map(periodLabel),
    ...years.map(eraFiscalYear),
  ];
  return new Set(
    numbersIn([json, ...textsInJapanese].join(' ').replaceAll('-', ' ')).flatMap((one) => [
      one,
      `${Number(one)}`,
    ]),
  );
}

describe('the PDF', () => {
  it.each([30, 3_000])(
    'of a city with %i procedures tells no figure that is not in the model',
    async (size) => {
      const model = withMarkedFigures(cityReport(size));
      const known = new Set([...numbersOf(model), ...SCALE, String(LONGEST_LIST)]);
      const printed = numbersIn(read(pdfRuns(await renderPdf(model))));
      expect(printed.length).toBeGreaterThan(1_000);
      expect(printed.filter((number) => !known.has(number))).toEqual([]);
    },
  );

  it('tells every rate of the model with its parts and completeness', async () => {
    const model = withMarkedFigures(cityReport(30));
    const printed = new Set(numbersIn(read(pdfRuns(await renderPdf(model)))));
    const rates = [...model.indicators, ...model.departments.flatMap(({ figures }) => figures)];
    const parts = rates.flatMap(({ percent, numerator, denominator, completeness }) => [
      percent,
      ...[numerator, denominator, completeness.reported, completeness.expected].map(String),
    ]);
    expect(parts.length).toBeGreaterThan(100);
    expect(parts.filter((part) => part !== null && !printed.has(part))).toEqual([]);
  });

  it('is tagged for screen readers, in Japanese, with its letters inside', async () => {
    const pdf = (await renderPdf(cityReport(30))).toString('latin1');
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf).toContain('<dc:language><rdf:Bag><rdf:li>ja-JP</rdf:li>');
    expect(pdf).toMatch(/\/Marked true/);
    const fonts = pdf.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(fonts.length).toBeGreaterThan(0);
    expect(pdf.match(/\/FontFile[23] /g)).toHaveLength(fonts.length);
  });

  it('sets a name with signs of markup as it is', async () => {
    const [first, ...others] = cityReport(30).newlyOnline;
    const name = '#panic("名") *届* _出_ $x$ <b> @c';
    const newlyOnline = first ? [{ ...first, name }, ...others] : [];
    const text = read(pdfRuns(await renderPdf(cityReport(30, { newlyOnline }))));
    expect(text.replaceAll(' ', '').includes(name.replaceAll(' ', ''))).toBe(true);
  });

  it('says in words what its font lacks, and how often, wherever the text stands', async () => {
    const municipality = { code: '352012', name: '下関市✅', sample: false };
    const [first, ...others] = cityReport(30).newlyOnline;
    const newlyOnline = first ? [{ ...first, name: '住民票🦄の写し한글' }, ...others] : [];
    const text = read(
      pdfRuns(
        await renderPdf(
          cityReport(30, { municipality, newlyOnline, definitions: [{ term: '\uE000課', meaning: '語' }] }),
        ),
      ),
    ).replaceAll(' ', '');
    for (const texts of ['住民票〔U+1F984〕の写し〔ハングル2字〕', '〔外字1字〕課', '下関市〔チェック〕']) {
      expect(text).toContain(texts);
    }
    expect(text).toMatch(/書体にない文字が\d+か所ありました/);
    expect(text).toMatch(/U\+2705（\d+か所）/);
    expect(read(pdfRuns(await renderPdf(cityReport(30))))).not.toContain('印刷できない文字');
  });

  it('can be made whatever is written in it', async () => {
    const [first, ...others] = cityReport(3).newlyOnline.concat(cityReport(30).newlyOnline);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { minLength: 6, maxLength: 6 }),
        async (texts) => {
          const [name = '', departmentName = '', city = '', term = '', sentence = '', title = ''] = texts;
          const model = cityReport(3, {
            municipality: { code: '352012', name: city, sample: true },
            newlyOnline: first ? [{ ...first, name, department: departmentName }, ...others] : [],
            definitions: [{ term, meaning: name }],
            summary: [sentence],
            edition: { ...cityReport(3).edition, title },
          });
          expect((await renderPdf(model)).length).toBeGreaterThan(1_000);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('breaks words that are longer than their column, and notes of a thousand lines', async () => {
    const [first, ...others] = cityReport(30).newlyOnline;
    const name = 'https://example.lg.jp/'.padEnd(190, 'x');
    const newlyOnline = first ? [{ ...first, name }, ...others] : [];
    const review = cityReport(30).review;
    const texts = [
      {
        departmentKey: 'a',
        department: '税務課',
        issues: '壱\n'.repeat(400).trim(),
        measures: null,
        plans: null,
      },
    ];
    const runs = pdfRuns(
      await renderPdf(cityReport(30, { newlyOnline, ...(review && { review: { ...review, texts } }) })),
    );
    expect(read(runs).replaceAll(' ', '')).toContain(name);
    expect(runs.filter(({ text }) => text === '壱').length).toBe(400);
    expect(runs.filter(({ y }) => y < 0)).toEqual([]);
  });

  it('is the same pages for the same model', async () => {
    const [first, second] = [await renderPdf(cityReport(30)), await renderPdf(cityReport(30))];
    expect(second.equals(first)).toBe(true);
  });

  it('can be made of a month of which nothing is known', async () => {
    const nothing = {
      ...{ targets: undefined, forecast: undefined, pareto: undefined },
      ...{ review: undefined, automation: undefined },
      comparedWith: null,
      summary: [],
      indicators: [],
      trend: [],
      departments: [],
      groups: [],
    };
    const pdf = await renderPdf(cityReport(0, { ...nothing, definitions: [], sources: [] }));
    expect(read(pdfRuns(pdf)).replaceAll(' ', '')).toContain('該当する手続はありません。');
  });
});

describe('the pages', () => {
  let runs: PdfRun[];
  let pages: PdfRun[][];
  beforeAll(async () => {
    runs = pdfRuns(await renderPdf(cityReport(300)));
    pages = pagesOf(runs);
  });

  it('are numbered out of all of them, and name the city, the month and the state at their head', () => {
    expect(pages.length).toBeGreaterThan(8);
    pages.forEach((page, at) => {
      const texts = page.filter(({ artifact }) => artifact).map(({ text }) => text);
      expect(texts).toEqual(
        expect.arrayContaining([
          `${at + 1} / ${pages.length}`,
          '下関市　2026年10月（令和8年10月）',
          '速報値',
        ]),
      );
    });
  });

  it('bear 「速報」 across them while provisional, which is not read out', async () => {
    const marks = (page: PdfRun[]) => page.filter(({ text, size }) => text === '速報' && size > 50);
    for (const page of pages) expect(marks(page)).toMatchObject([{ artifact: true }]);
    const final = pdfRuns(await renderPdf(cityReport(30, { state: 'final', stateLabel: '確定' })));
    expect(marks(final)).toEqual([]);
    expect(read(final).includes('確定値（第2版）')).toBe(true);
  });

  it('say across them that a sample city is one', async () => {
    const municipality = { code: '000000', name: '見本市', sample: true };
    const sample = pdfRuns(await renderPdf(cityReport(30, { municipality })));
    expect(sample.filter(({ text, size }) => text === 'サンプル' && size > 50).length).toBeGreaterThan(5);
  });

  it('never end with a heading or with the head of a table', async () => {
    for (const size of [30, 110, 300, 420]) {
      const body = pdfRuns(await renderPdf(cityReport(size))).filter(({ artifact }) => !artifact);
      for (const page of pagesOf(body)) {
        const lowest = Math.min(...page.map(({ y }) => y));
        const last = page.filter(({ y }) => y - lowest < 2);
        expect(last.filter((run) => HEADING_SIZES.includes(run.size))).toEqual([]);
        expect(last.map(({ text }) => text)).not.toContain('番号');
      }
    }
  });

  it('repeat the head of a table that goes on', () => {
    const texts = pages.map((page) => page.map(({ text }) => text).join(''));
    const going = texts.filter((text) => /予定年月が到来(?:[高児]|$)/.test(text));
    expect(going.length).toBeGreaterThan(1);
    expect(going.every((text) => text.includes('前の予定年月予定年月理由'))).toBe(true);
  });
});

describe('a long list of procedures', () => {
  it('is cut to those with the most applications, and says so', async () => {
    const model = cityReport(3_000);
    const text = read(pdfRuns(await renderPdf(model))).replaceAll(' ', '');
    expect(model.behind).toHaveLength(300);
    expect(text.includes('全300件のうち、総件数の多い200件を示します。')).toBe(true);
    const counts = model.behind.map(({ applicationsTotal: total }) =>
      typeof total === 'number' ? total : -1,
    );
    const least = counts.sort((a, b) => b - a)[LONGEST_LIST - 1] ?? 0;
    const texts = (more: boolean) =>
      model.behind.filter(
        ({ name, applicationsTotal: total }) =>
          !name.startsWith('高齢者') && (typeof total === 'number' ? total : -1) > least === more,
      );
    expect(texts(true).length).toBeGreaterThan(50);
    expect(texts(true).filter(({ name }) => !text.includes(name))).toEqual([]);
  });
});
