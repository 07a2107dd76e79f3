import { BASES } from '../../automation/automation-words.js';
import { type EnteredBeforeDto } from '../../automation/baseline/baseline.dto.js';
import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { everInProduction } from '../../automation/stage/stage-line.js';
import { type Count, parseCountText } from '../../kernel/count.js';
import { foldNumeral } from '../../kernel/numeral.js';
import { countText } from '../../reporting/count-text.js';
import { wordChoices } from '../catalogue/choices.js';
import { NOTHING } from '../form/field.js';
import { FormDescription } from '../form/form-description.js';
import { area, line, month, select, trimmedOrNull, wholeNumber } from '../form/single-field.js';

const amount = (label: string, hint?: string) =>
  line(label, { hint, size: 8, required: true, read: (text) => foldNumeral(text.trim()) });
const note = (label: string, hint?: string) => area(label, { hint, rows: 3, read: trimmedOrNull });

const CASES = '測定した期間の件数';

/** 導入前の時間: what a case takes today, and how that is known. */
const BEFORE_FORM = new FormDescription({
  minutesPerCase: amount('1件当たりの時間（分）', '小数第2位まで。1人が1件にかける時間です。'),
  people: amount('1件に当たる人数'),
  basis: select('算出方法', wordChoices(BASES), {
    hint: '実測：期間を決めて測った　申告：担当者の申告　推計：ほかの数字からの計算',
  }),
  measuredFrom: month('測定開始月', {
    hint: '実測では必ず入力します。「2026-04」の形。',
    read: trimmedOrNull,
  }),
  measuredTo: month('測定終了月', { read: trimmedOrNull }),
  cases: line(CASES, {
    hint: '分からないときは空欄、該当しないときは「該当なし」。',
    inputMode: 'numeric',
    size: 12,
    read: (text) => parseCountText(text, { column: CASES }),
    from: ({ cases }: Partial<EnteredBeforeDto>) => cases && countText(cases),
    inWords: (count: Count) => countText(count) || NOTHING,
  }),
  note: note('備考（測り方など）'),
});

/** 見込: what people are expected to still do; a change after 本番 asks for its reason. */
const estimateForm = (reason: Parameters<typeof note>) =>
  new FormDescription({
    minutesPerCase: amount('職員に残る1件当たりの時間（分）'),
    people: amount('1件に当たる人数'),
    casesPerYear: wholeNumber('1年の件数', { unit: '件', size: 12, required: true }),
    note: note(...reason),
  });
const ESTIMATE_FORM = estimateForm(['備考']);
const LATE_ESTIMATE_FORM = estimateForm([
  '備考（変える理由）',
  '本番になったあとの変更です。理由を書いてください。変更の前後の見込と理由は、案件のページに残ります。',
]);

/** 導入前 and 見込, each with a form of its own. */
export const BASELINE_PARTS = {
  before: {
    name: '導入前の時間',
    intro: '本番にするには、導入前の時間が必要です。測っていないときは、申告か推計で入力できます。',
    blank: { people: '1', basis: 'measured' },
    form: (): FormDescription => BEFORE_FORM,
  },
  estimate: {
    name: '見込',
    intro:
      '導入したあとも職員に残る時間（準備、確認、例外の処理）の見込です。ロボットの稼働時間は含めません。',
    blank: { people: '1' },
    form: ({ timeline }: ProjectDetailDto): FormDescription =>
      everInProduction(timeline) ? LATE_ESTIMATE_FORM : ESTIMATE_FORM,
  },
} as const;
export type BaselinePart = keyof typeof BASELINE_PARTS;

/** The row from which the form of a part is filled in. */
export function baselineRow(part: BaselinePart, project: ProjectDetailDto) {
  return { ...(project[part] ?? BASELINE_PARTS[part].blank), version: project.version };
}
