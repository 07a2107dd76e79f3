import { BASES } from '../../automation/automation-words.js';
import { type RobotTrouble } from '../../automation/portfolio/robot-trouble.js';
import { monthNumber } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type ReportModel } from '../report-model.js';
import { type ReportAutomation, type ReportHours } from './automation-part.js';

/** The hours by how they are known, those that are not 0: `実測88.0時間、申告32.5時間`; empty where all are 0. */
export function basisInWords({ actual: { byBasis } }: ReportHours): string {
  return BASES.keys
    .filter((basis) => /[1-9]/.test(byBasis[basis]))
    .map((basis) => `${BASES.names[basis]}${grouped(byBasis[basis])}時間`)
    .join('、');
}

/** What ails a robot, in words. */
export function troubleInWords(trouble: RobotTrouble): string {
  return trouble.kind === 'stood-still'
    ? `${periodLabel(trouble.since)}から${trouble.months}か月、1回も動いていません。`
    : `${periodLabel(trouble.month)}は、${trouble.runs.toLocaleString('ja-JP')}回のうち${trouble.failures.toLocaleString('ja-JP')}回失敗しました。`;
}

/** 「令和8年度（2026年度）4月から10月まで」; of a month, its label. */
export function spanInWords({ label, from, to }: ReportHours): string {
  return from === to ? label : `${label}の${monthNumber(from)}月から${monthNumber(to)}月まで`;
}

/** What was saved in the month and in the year so far; what is estimated is told apart. */
export function automationSentences(automation: ReportAutomation | undefined): string[] {
  if (!automation) return [];
  const { ofMonth, ofYear } = automation;
  return [savedSentence(ofMonth), ...(ofYear.from === ofYear.to ? [] : [savedSentence(ofYear)])];
}

function savedSentence(hours: ReportHours): string {
  const { actual, estimated } = hours;
  const span = spanInWords(hours);
  const { reported, expected } = actual.completeness;
  const basis = basisInWords(hours);
  const missing =
    reported < expected ? `実績の報告は${grouped(expected)}件中${grouped(reported)}件です。` : '';
  const promised = estimated.hours === null ? '' : `見込は${grouped(estimated.hours)}時間です。`;
  const saved = actual.saved.startsWith('-')
    ? `${span}の作業時間は${grouped(actual.saved.slice(1))}時間増えました`
    : `${span}は${grouped(actual.saved)}時間${basis === '' ? '' : `（${basis}）`}を削減しました`;
  return `自動化案件により、${saved}。${promised}${missing}`;
}

/** `1,234.5` of `1234.5`. */
export function grouped(value: string | number): string {
  const [whole = '', rest] = String(value).split('.');
  const signed = whole.replace('-', '−').replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? signed : `${signed}.${rest}`;
}

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
    term: '基礎（実測・申告・推計）',
    meaning:
      '時間をどのように把握したか。実測は計測または稼働記録、申告は担当課の申告、推計は見積り。導入前後で異なるときは、確かさの低いほうによる。',
  },
  {
    term: '実績の報告済／対象',
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
export function automationTerms(automation: ReportAutomation | undefined): ReportModel['definitions'] {
  return automation ? TERMS : [];
}
