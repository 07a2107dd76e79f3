import { grouped, partsInWords, signed } from '../../kernel/figure-words.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { percent, type Rate } from '../../kernel/rate.js';
import { type RateChangeDto } from '../comparison/change-answer.dto.js';
import { type Indicator } from '../indicator/indicator.js';
import { JOINED_REASONS, LEFT_REASONS } from './coverage-reasons.js';
import { type RuleField } from './rule-fields.js';

export type Sides = 'months' | 'fiscal-years' | 'revisions';

export interface ChangeWords {
  sides: Sides;
  measuredBy: Indicator['measuredBy'];
  /** The name of the earlier side before 「との差」, e.g. 「前月」; omitted where the text before names both sides. */
  since?: string;
}

const BOTH: Record<Sides, string> = { months: '両月', 'fiscal-years': '両年度', revisions: '両方の版' };

const RULES: Record<RuleField, string> = {
  edition: '優先手続一覧の版',
  itemRule: '優先手続の数え方',
  definition: '指標の定義',
};

/**
 * The change of a rate in sentences. Where both periods cover the same rows: by how much it changed. Otherwise: by how
 * much it changed over their common rows, with the plain difference and its causes. Empty where there is no difference.
 */
export function rateChangeSentence(change: RateChangeDto, words: ChangeWords): string {
  if (change.points === null) return '';
  const own = words.sides === 'revisions' ? '訂正による差' : '差';
  const since = words.since === undefined ? own : `${words.since}との差`;
  return `${differenceSentence(change, words, since)}${coverageSentence(change, words)}${noteSentences(change)}`;
}

function differenceSentence(
  { points, likeForLike }: RateChangeDto,
  words: ChangeWords,
  since: string,
): string {
  const plain = `${signed(points ?? '')}ポイント`;
  if (likeForLike === null) return `${since}は${plain}です。`;
  const noun = nounOf(words);
  const both = BOTH[words.sides];
  const unlike = `全体の${since}${plain}は、数えたものが異なります`;
  if (likeForLike.points === null)
    return `${both}とも報告のある${noun}がないため、比べられません（${unlike}）。`;
  const over = likeForLike.answered
    ? `${both}とも報告のある${noun}で比べると`
    : `${both}で報告の有無が同じ${noun}で比べると`;
  return `${over}、${since}は${signed(likeForLike.points)}ポイントです（${rateInWords(likeForLike.before)}から${rateInWords(likeForLike.after)}。${unlike}）。`;
}

/** What counts on one side only; empty where both sides cover the same rows. */
function coverageSentence({ likeForLike, left, joined }: RateChangeDto, words: ChangeWords): string {
  if (likeForLike === null) return '';
  const unit = unitOf(words);
  const parts = [
    left.length === 0 ? '' : `外れたものは${countsInWords(left, LEFT_REASONS, unit)}`,
    joined.length === 0 ? '' : `加わったものは${countsInWords(joined, JOINED_REASONS, unit)}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `${parts.join('、')}です。`;
}

function countsInWords<Reason extends string>(
  counts: readonly { reason: Reason; rows: number }[],
  names: Record<Reason, string>,
  unit: string,
): string {
  return counts.map(({ reason, rows }) => `${names[reason]}${grouped(rows)}${unit}`).join('、');
}

/** Other causes that are not progress: changed rules, the counts of another year, newly recorded yearly counts. */
function noteSentences({ rules, yearlyFiscalYears, yearlyCounts }: RateChangeDto): string {
  const year = (one: number) => periodLabel(fiscalYearPeriod(one));
  return [
    rules.length === 0
      ? ''
      : `算定の決まり（${rules.map((rule) => RULES[rule]).join('、')}）が変わっています。`,
    yearlyFiscalYears === null
      ? ''
      : `年間件数が${year(yearlyFiscalYears.before)}分から${year(yearlyFiscalYears.after)}分に替わっています。`,
    yearlyCounts === 0 ? '' : `年間件数の登録・変更が${grouped(yearlyCounts)}手続あります。`,
  ].join('');
}

function rateInWords(rate: Rate): string {
  const shown = percent(rate);
  return `${shown === null ? '―' : `${shown}%`}（${partsInWords(rate.numerator, rate.denominator)}）`;
}

function nounOf({ measuredBy }: ChangeWords): string {
  return measuredBy === 'item' ? '優先手続' : '手続';
}

function unitOf({ measuredBy }: ChangeWords): string {
  return measuredBy === 'item' ? '項目' : '手続';
}
