import { FIGURE_WORDS } from '../kernel/figure-words.js';
import { ruleSentence } from '../achievement/figures/figure-view.js';
import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { type ReportModel } from './report-model.js';
import { REPORT_SECTIONS } from './report-sections.js';
import { type ReportContent } from './section/report-section.js';

const TERMS: ReportModel['definitions'] = [
  {
    term: 'オンライン化',
    meaning: '段階が「一部オンライン」「オンライン申請可」「オンライン完結」のいずれかであること。',
  },
  {
    term: FIGURE_WORDS.completeness,
    meaning: '率の計算に必要な答えのうち、集計日時までにあったものの数と、必要な数。',
  },
  {
    term: '数えていないもの',
    meaning:
      '回答のない課と手続。件数は率に含まず、段階はこれまでのもので数える。報告が1つもない課は名前を示す。',
  },
  {
    term: '同じ範囲での差',
    meaning:
      '両月で同じように数えた手続（優先手続では項目）だけで比べた率の差。一方の月だけにあるもの、一方の月だけに回答のあるものは、どちらにも数えない。両月で数えたものが同じなら、前月との差と同じ値になる。',
  },
  { term: '―', meaning: '分母が0のため、または必要な報告がないため、率を算出できないこと。0%ではない。' },
  {
    term: '新たにオンライン化',
    meaning:
      '前月の段階がオンライン化に当たらず、当月の段階がオンライン化に当たること。前月が未回答のものは含めない。',
  },
  {
    term: '遅れ・遅れのおそれ',
    meaning:
      '対象手続のうち未オンライン化で、予定年月が到来したもの、または前月より後の年月に変更されたもの。',
  },
  { term: '速報', meaning: '確定前の値。提出済・未受理の報告を含み、今後変わることがある。' },
  {
    term: '確定',
    meaning: '対象月を締め切って固定した値。訂正するときは、理由を残して次の版とし、前の版も残す。',
  },
  { term: '版', meaning: '同じ対象月の報告書の通し番号。大きいほど新しい。' },
  { term: FIGURE_WORDS.asOf, meaning: '段階を数えた日。件数は、指標ごとに示す対象期間のもの。' },
  {
    term: 'ダイジェスト',
    meaning: '内容全体から計算した照合用の値（SHA-256）。形式が違っても、同じ内容の報告書では同じ値になる。',
  },
];

/**
 * The terms of the report, of those sections that it has, and the rule of every indicator, as they held when the
 * figures were worked out.
 */
export function definitionsOf(
  { indicators, itemRule }: Snapshot,
  content: ReportContent,
): ReportModel['definitions'] {
  const rules = indicators.map((indicator) => ({
    term: indicator.name,
    meaning: ruleSentence(
      indicator,
      indicator.measuredBy === 'item' ? (indicator.itemRule ?? itemRule) : null,
    ),
  }));
  return [...TERMS, ...REPORT_SECTIONS.flatMap(({ terms }) => terms?.(content) ?? []), ...rules];
}
