import { ruleSentence } from '../achievement/figure-view.js';
import { type Snapshot } from '../achievement/snapshot.js';
import { type ReportModel } from './report-model.js';

const TERMS: ReportModel['definitions'] = [
  {
    term: 'オンライン化',
    meaning: '段階が「一部オンライン」「オンライン申請可」「オンライン完結」のいずれかであること。',
  },
  { term: '報告済／対象', meaning: '率の計算に必要な報告のうち、集計時点で届いているものの数と、全体の数。' },
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
];

/** The terms of the report and the rule of every indicator, as they held when the figures were worked out. */
export function definitionsOf({ indicators, itemRule }: Snapshot): ReportModel['definitions'] {
  const rules = indicators.map((indicator) => ({
    term: indicator.name,
    meaning: ruleSentence(
      indicator,
      indicator.measuredBy === 'item' ? (indicator.itemRule ?? itemRule) : null,
    ),
  }));
  return [...TERMS, ...rules];
}
