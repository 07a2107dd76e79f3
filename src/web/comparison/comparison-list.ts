import {
  type ComparisonDto,
  type IndicatorDifferenceDto,
  type RowChangeDto,
} from '../../achievement/comparison/comparison-answer.dto.js';
import { column } from '../components/data-table.js';
import { type FiledList } from '../list/list.js';
import { changeSentences } from './change-sentence.js';
import { type CorrectionReason } from './correction-reasons.service.js';

/** A line of a comparison's file: a difference, a row it comes from, a change, a correction or a caveat. */
interface ComparisonLine {
  kind: string;
  indicator?: string;
  name?: string;
  before?: string | null;
  after?: string | null;
  points?: string | null;
  /** The difference over what both sides hold alike. */
  alike?: string | null;
  numerator?: number | null;
  denominator?: number | null;
  why: string;
}

/** A comparison as a file called `name`. */
export function comparisonList(name: string): Pick<FiledList<ComparisonLine>, 'columns' | 'file'> {
  return {
    columns: [
      column('kind', '種別', ({ kind }) => kind),
      column('indicator', '指標', ({ indicator }) => indicator),
      column('name', '名称', (line) => line.name),
      column('before', '元の率（%）', ({ before }) => before, { kind: 'decimal' }),
      column('after', '先の率（%）', ({ after }) => after, { kind: 'decimal' }),
      column('points', '全体の差（ポイント）', ({ points }) => points, { kind: 'decimal' }),
      column('alike', '同じ範囲での差（ポイント）', ({ alike }) => alike, { kind: 'decimal' }),
      column('numerator', '分子の差', ({ numerator }) => numerator, { kind: 'integer' }),
      column('denominator', '分母の差', ({ denominator }) => denominator, { kind: 'integer' }),
      column('why', '変わったこと・理由', ({ why }) => why),
    ],
    file: { name, ascii: 'comparison', sheet: '比較' },
  };
}

/** A comparison without a limit: differences, the rows they come from, every change, every correction. */
export function comparisonLines(
  { indicators, items, procedures, missing, from, to }: ComparisonDto,
  reasons: readonly CorrectionReason[],
): ComparisonLine[] {
  return [
    ...caveatLines('報告のない課', [missing.to?.sentence, missing.from?.sentence]),
    ...caveatLines('古い値', [to.stale?.sentence, from.stale?.sentence]),
    ...indicators.flatMap(differenceLines),
    ...items.map((change) => changeLine('優先手続の変更', change)),
    ...procedures.map((change) => changeLine('手続の変更', change)),
    ...reasons.map(({ month, revision, reason }) => ({
      kind: '訂正の理由',
      name: `${month} 第${revision}版`,
      why: reason,
    })),
  ];
}

function caveatLines(kind: string, sentences: readonly (string | undefined)[]): ComparisonLine[] {
  return sentences.flatMap((sentence) => (sentence ? [{ kind, why: sentence }] : []));
}

function differenceLines(one: IndicatorDifferenceDto): ComparisonLine[] {
  const { name: indicator, before, after, points, change, numerator, denominator, responsible } = one;
  const rates = { before: before.percent, after: after.percent, points };
  const alike = change.likeForLike === null ? points : change.likeForLike.points;
  const why = after.reason ?? before.reason ?? `${one.sentence}${after.notCounted?.sentence ?? ''}`;
  return [
    { kind: '指標の差', indicator, ...rates, alike, numerator, denominator, why },
    ...responsible.map((row) => ({
      ...{ kind: '差の理由', indicator, name: row.name, numerator: row.numerator },
      ...{ denominator: row.denominator, why: changeSentences(row.because).join('、') },
    })),
  ];
}

function changeLine(kind: string, { name, changed }: RowChangeDto): ComparisonLine {
  return { kind, name, why: changeSentences(changed).join('、') };
}
