import {
  type RowChangeDto,
  type IndicatorDifferenceDto,
  type ComparisonDto,
} from '../../achievement/comparison-answer.dto.js';
import { type CellToWrite, type TableToWrite } from '../../platform/tabular/sheet-to-write.js';
import { changeSentences } from './change-sentence.js';
import { type CorrectionReason } from './correction-reasons.service.js';

const COLUMNS: TableToWrite['columns'] = [
  { title: '種別', kind: 'text' },
  { title: '指標', kind: 'text' },
  { title: '名称', kind: 'text' },
  { title: '元の率（%）', kind: 'decimal' },
  { title: '先の率（%）', kind: 'decimal' },
  { title: '全体の差（ポイント）', kind: 'decimal' },
  { title: '同じ範囲での差（ポイント）', kind: 'decimal' },
  { title: '分子の差', kind: 'integer' },
  { title: '分母の差', kind: 'integer' },
  { title: '変わったこと・理由', kind: 'text' },
];

/** A comparison as one table without a limit: differences, the rows they come from, every change, every correction. */
export function comparisonTable(
  { indicators, items, procedures, missing, from, to }: ComparisonDto,
  reasons: readonly CorrectionReason[],
): TableToWrite {
  return {
    columns: COLUMNS,
    rows: [
      ...noteRows('報告のない課', [missing.to?.sentence, missing.from?.sentence]),
      ...noteRows('古い値', [to.stale?.sentence, from.stale?.sentence]),
      ...indicators.flatMap(differenceRows),
      ...items.map((change) => changeRow('優先手続の変更', change)),
      ...procedures.map((change) => changeRow('手続の変更', change)),
      ...reasons.map(({ month, revision, reason }) => [
        '訂正の理由',
        null,
        `${month} 第${revision}版`,
        ...BLANK,
        reason,
      ]),
    ],
  };
}

const BLANK: readonly CellToWrite[] = [null, null, null, null, null, null];

function noteRows(kind: string, sentences: readonly (string | undefined)[]): CellToWrite[][] {
  return sentences.flatMap((sentence) => (sentence ? [[kind, null, null, ...BLANK, sentence]] : []));
}

function differenceRows(one: IndicatorDifferenceDto): CellToWrite[][] {
  const { name, before, after, points, change, numerator, denominator, responsible } = one;
  const alike = change.likeForLike === null ? points : change.likeForLike.points;
  const rates = [before.percent, after.percent, points, alike];
  const told = after.reason ?? before.reason ?? `${one.sentence}${after.notCounted?.sentence ?? ''}`;
  return [
    ['指標の差', name, null, ...rates, numerator, denominator, told],
    ...responsible.map((row): CellToWrite[] => [
      '差の理由',
      name,
      row.name,
      ...[null, null, null, null],
      row.numerator,
      row.denominator,
      changeSentences(row.because).join('、'),
    ]),
  ];
}

function changeRow(kind: string, { name, changed }: RowChangeDto): CellToWrite[] {
  return [kind, null, name, ...BLANK, changeSentences(changed).join('、')];
}
