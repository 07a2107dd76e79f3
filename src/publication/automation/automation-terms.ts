import { FIGURE_WORDS } from '../../kernel/figure-words.js';
import { type ReportModel } from '../report-model.js';
import { type ReportAutomationDto } from '../report-parts-answer.dto.js';

const TERMS: ReportModel['definitions'] = [
  {
    term: '削減時間（実績）',
    meaning:
      '導入前時間（1件当たりの時間×件数×人数）から、導入後に職員が行う時間（準備、確認、例外の処理）を引いた値。案件ごとの月次実績による。ロボットの稼働時間は職員の時間に含めない。',
  },
  {
    term: '削減時間（見込）',
    meaning: '本番の案件が、稼働する月に削減する予定の時間。実績とは別に示し、合計しない。',
  },
  {
    term: '算出方法（実測・申告・推計）',
    meaning:
      '時間をどのように把握したか。実測は計測または稼働記録、申告は担当課の申告、推計は見積り。導入前後で異なるときは、確かさの低いほうによる。',
  },
  {
    term: `実績の${FIGURE_WORDS.completeness}`,
    meaning:
      '月末に本番で、その月に稼働する案件の数（案件と月の組）と、そのうち効果のわかるものの数。報告のない月は0時間としない。',
  },
  {
    term: '効果額と費用',
    meaning:
      '効果額は削減時間に職員1時間当たりの費用を掛けた値。費用は開発、利用料、保守などの登録された額で、年額のものは月数で按分する。未登録は0円としない。',
  },
  {
    term: '見込を下回る案件',
    meaning: '効果のわかる月について、実績の削減時間が同じ月の見込を下回る案件。',
  },
  {
    term: '停止・失敗の多いロボット',
    meaning: '稼働するはずの直近の月に1回も動いていないもの、または失敗が実行回数の1割以上のもの。',
  },
  {
    term: '自動化案件の登録の時点',
    meaning:
      '案件の段階、見込、費用は、報告書を作成した時点の登録による。作成した報告書の値は、後の変更によって変わらない。',
  },
];

/** The words of automation, where the report has any. */
export function automationTerms(automation: ReportAutomationDto | undefined): ReportModel['definitions'] {
  return automation ? TERMS : [];
}
