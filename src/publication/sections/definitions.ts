import { dayLabel } from '../../kernel/japanese-era.js';
import { identityLines } from '../identity-lines.js';
import { type ReportIndicatorDto } from '../report-figures-answer.dto.js';
import { type ReportModel, type ShownReport } from '../report-model.js';
import { text, type ReportColumn } from '../section/report-column.js';
import { type ReportSection, table } from '../section/report-section.js';

interface Line {
  kind: string;
  term: string;
  content: string;
}

const LINE_COLUMNS: ReportColumn<Line>[] = [
  text('kind', '種別', ({ kind }) => kind),
  text('term', '用語', ({ term }) => term),
  text('content', '内容', ({ content }) => content, { sheetWidth: 90 }),
];

const SOURCE_COLUMNS: ReportColumn<ReportModel['sources'][number]>[] = [
  text('name', '項目', ({ name }) => name, { heading: true }),
  text('source', '出典', ({ source }) => source),
];

const DIGEST_OF_FILES = 'ファイルの作成のときに計算し、ファイルごとに示します。';

/** How each rate is worked out and from which days, the words used, and where the list and the rules come from. */
export const DEFINITIONS: ReportSection = {
  key: 'definitions',
  title: '用いた定義と出典',
  blocks: (model) => {
    const { indicators, definitions, sources, edition, digest, snapshotDigest } = model;
    const names = new Set(indicators.map(({ name }) => name));
    return [
      {
        ...{ kind: 'terms', caption: '指標' },
        terms: indicators.map((one) => ({ term: one.name, meaning: indicatorText(one) })),
      },
      { kind: 'terms', caption: '用語', terms: definitions.filter(({ term }) => !names.has(term)) },
      table<ReportModel['sources'][number]>({
        ...{ key: 'sources', caption: '優先手続の一覧と出典', titled: true, columns: SOURCE_COLUMNS },
        rows: [
          { name: '優先手続一覧', source: `${edition.title}　${dayLabel(edition.date)}版` },
          { name: '一覧の出典', source: edition.source },
          ...sources,
        ],
      }),
      {
        ...{ kind: 'terms', caption: 'ダイジェスト' },
        terms: [
          { term: '内容のダイジェスト', meaning: digest ?? DIGEST_OF_FILES },
          ...(snapshotDigest === null
            ? []
            : [{ term: '確定した記録のダイジェスト', meaning: snapshotDigest }]),
        ],
      },
      table<Line>({
        ...{ key: 'words', caption: '定義', columns: LINE_COLUMNS, rows: linesOf(model), read: false },
        sheet: '定義',
      }),
    ];
  },
};

function indicatorText({ rule, flows }: ReportIndicatorDto): string {
  return `${rule}件数の対象期間は${dayLabel(flows.from)}から${dayLabel(flows.to)}まで。`;
}

function linesOf(model: ShownReport): Line[] {
  return [
    ...identityLines(model).map(([term, content]) => ({ kind: 'この報告書', term, content })),
    ...model.definitions.map(({ term, meaning }) => ({ kind: '定義', term, content: meaning })),
    ...model.sources.map(({ name, source }) => ({ kind: '出典', term: name, content: source })),
  ];
}
