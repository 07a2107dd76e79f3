import { completenessInWords, FIGURE_WORDS, NO_FIGURE } from '../../kernel/figure-words.js';
import { BASES } from '../../automation/automation-words.js';
import { type RobotTrouble } from '../../automation/portfolio/project-effect.dto.js';
import { monthNumber } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { isComplete } from '../../kernel/rate.js';
import { type ReportAutomationDto, type ReportHoursDto } from '../report-parts-answer.dto.js';

/** The hours by how they are known, those that are not 0: `実測88.0時間、申告32.5時間`; empty where all are 0. */
function basisInWords({ actual: { byBasis } }: ReportHoursDto): string {
  return BASES.keys
    .filter((basis) => /[1-9]/.test(byBasis[basis] ?? ''))
    .map((basis) => `${BASES.names[basis]}${groupedDecimal(byBasis[basis])}時間`)
    .join('、');
}

export function troubleInWords(trouble: RobotTrouble): string {
  return trouble.kind === 'stood-still'
    ? `${periodLabel(trouble.since)}から${trouble.months}か月、1回も動いていません。`
    : `${periodLabel(trouble.month)}は、${trouble.runs.toLocaleString('ja-JP')}回のうち${trouble.failures.toLocaleString('ja-JP')}回失敗しました。`;
}

/** 「令和8年度（2026年度）4月から10月まで」; of a month, its label. */
export function spanInWords({ label, from, to }: ReportHoursDto): string {
  return from === to ? label : `${label}の${monthNumber(from)}月から${monthNumber(to)}月まで`;
}

/** What was saved in the month; what is estimated is told apart. */
export function automationSentences(automation: ReportAutomationDto | undefined): string[] {
  return automation ? [savedSentence(automation.ofMonth)] : [];
}

function savedSentence(hours: ReportHoursDto): string {
  const { actual, estimated } = hours;
  const span = spanInWords(hours);
  const { reported, expected } = actual.completeness;
  const basis = basisInWords(hours);
  const missing =
    reported < expected
      ? `実績の${FIGURE_WORDS.reported}は${groupedDecimal(expected)}か月分のうち${groupedDecimal(reported)}か月分です。`
      : '';
  const promised = estimated.hours === null ? '' : `見込は${groupedDecimal(estimated.hours)}時間です。`;
  return `${savedInWords(actual.saved, span, basis === '' ? '' : `（${basis}）`)}${promised}${missing}`;
}

function savedInWords(saved: string | null, span: string, basis: string): string {
  if (saved === null) return `${span}の自動化案件の削減時間（実績）は、わかる月がありません。`;
  return saved.startsWith('-')
    ? `自動化案件により、${span}の作業時間は${groupedDecimal(saved.slice(1))}時間増えました。`
    : `自動化案件により、${span}は${groupedDecimal(saved)}時間${basis}を削減しました。`;
}

/** `1,234.5` of `1234.5`; `―` of what is not known. */
export function groupedDecimal(value: string | number | null): string {
  if (value === null) return NO_FIGURE;
  const [whole = '', rest] = String(value).split('.');
  const signed = whole.replace('-', '−').replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? signed : `${signed}.${rest}`;
}

/** What the hours of the year are worth and what they cost; what is not entered is said to be so. */
export function moneyInWords({ money, ofYear }: Pick<ReportAutomationDto, 'money' | 'ofYear'>): string {
  const { hourlyYen, savedYen, cost, effectiveness } = money;
  const yen = (amount: number | null) => (amount === null ? NO_FIGURE : `${groupedDecimal(amount)}円`);
  const saved =
    savedYen === null
      ? `効果額は、${hourlyYen === null ? '職員1時間当たりの費用の登録' : '効果のわかる月'}がないため算出できません。`
      : `効果額は${yen(savedYen)}（職員1時間当たり${yen(hourlyYen)}）です。`;
  const costSentence = cost.yen === null ? '費用は登録されていません。' : `費用は${yen(cost.yen)}です。`;
  const unvalued =
    cost.unvalued > 0 ? `金額に換算できない費用が${groupedDecimal(cost.unvalued)}件あります。` : '';
  const { compared } = money;
  const of =
    compared && !isComplete(compared.completeness)
      ? `（費用と効果のわかる${completenessInWords(compared.completeness)}件の案件の、効果額${yen(compared.savedYen)}、費用${yen(compared.costYen)}による）`
      : '';
  const ratio =
    effectiveness === null ? '' : `費用1円当たりの効果額は${groupedDecimal(effectiveness)}円${of}です。`;
  return `${spanInWords(ofYear)}の${saved}${costSentence}${unvalued}${ratio}`;
}
