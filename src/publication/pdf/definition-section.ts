import { type ReportModel } from '../report-model.js';
import { type ReportIndicatorDto } from '../report-rows-answer.dto.js';
import { column, printedDay } from './printed-figure.js';
import { type PrintedSection } from './printed-report.js';

/** How each rate is worked out and from which days, the words used, and where the list and the rules come from. */
export function definitionSection({
  indicators,
  definitions,
  sources,
  edition,
  ...rest
}: ReportModel): PrintedSection {
  const names = new Set(indicators.map(({ name }) => name));
  const digests = [{ name: 'この報告書の内容', value: rest.digest }];
  if (rest.snapshotDigest !== null) digests.push({ name: '確定した月の記録', value: rest.snapshotDigest });
  return {
    heading: '用いた定義と出典',
    blocks: [
      { kind: 'subheading', text: '指標' },
      { kind: 'terms', terms: indicators.map((one) => ({ term: one.name, text: indicatorText(one) })) },
      { kind: 'subheading', text: '用語' },
      {
        kind: 'terms',
        terms: definitions
          .filter(({ term }) => !names.has(term))
          .map(({ term, meaning }) => ({ term, text: meaning })),
      },
      { kind: 'subheading', text: '優先手続の一覧と出典' },
      {
        kind: 'table',
        columns: [column('項目', 1), column('出典', 2.4)],
        rows: [
          ['一覧', `${edition.title}　${printedDay(edition.date)}`],
          ['一覧の出典', edition.source],
          ...sources.map(({ name, source }) => [name, source]),
        ],
      },
      { kind: 'subheading', text: '内容のダイジェスト' },
      {
        kind: 'table',
        columns: [column('対象', 1), column('ダイジェスト', 2.4)],
        rows: digests.map(({ name, value }) => [name, value]),
      },
    ],
  };
}

function indicatorText({ rule, flows }: ReportIndicatorDto): string {
  return `${rule}件数の対象期間は${printedDay(flows.from)}から${printedDay(flows.to)}まで。`;
}
