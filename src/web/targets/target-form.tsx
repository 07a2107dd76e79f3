import { eraFiscalYear } from '../../kernel/japanese-era.js';
import { type TargetView } from '../../targets/target-view.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { FormDescription } from '../form/form-description.js';
import { rows } from '../form/rows-field.js';
import { area, hidden, line, select, trimmedIfAny, trimmedOrNull } from '../form/single-field.js';
import { namesAsChoices } from '../list/filter.js';
import { plainNumber } from './plain-number.js';
import { readFiscalYear } from './read-fiscal-year.js';

const yearText = (year: unknown) =>
  typeof year === 'number'
    ? eraFiscalYear(year).replace(/^令和/, 'R').replace(/^平成/, 'H').replace('元', '1').replace('年度', '')
    : '';

/** A fiscal year as clerks write it. */
export const fiscalYear = (label: string, options: Parameters<typeof line>[1] = {}) =>
  line(label, {
    size: 8,
    read: readFiscalYear,
    from: (row: { fiscalYear?: number }) => yearText(row.fiscalYear),
    inWords: yearText,
    ...options,
  });

const trimmed = (text: string) => text.trim();

const PLAN_NAME = {
  planName: line('計画での名称', {
    hint: '計算する指標を計画で別の名称で呼んでいるときに入力します。空のままなら指標の名称を使います。',
    read: trimmedOrNull,
  }),
};

const MANUAL = {
  name: line('指標の名称', {
    at: 'manual.name',
    read: trimmed,
    from: ({ manual }: Partial<TargetView>) => manual?.name,
  }),
  unit: line('単位', { at: 'manual.unit', size: 8, hint: '%、億円、件など', read: trimmed }),
  decimals: line('小数の桁数', {
    at: 'manual.decimals',
    size: 4,
    inputMode: 'numeric',
    hint: '71.7なら1',
    read: (text) => (text.trim() === '' ? Number.NaN : Number(text.normalize('NFKC'))),
  }),
  level: select('区分', namesAsChoices(LEVEL_NAMES), {
    at: 'manual.level',
    hint: '行うことの量か、その成果か',
    read: trimmed,
  }),
};

const valueRows = (list: 'targets' | 'path', label: string) =>
  rows(label, {
    parts: {
      year: fiscalYear('年度', { at: 'fiscalYear' }),
      value: line(label, { size: 10, read: plainNumber }),
    },
    input: (part, at) => `${list}-${at}-${part}`,
    faultOfRow: 'value',
    blank: 3,
    most: 50,
    inWords: (words) => `${words('year')}: ${words('value')}`,
    drawRow: ({ at, draw }) => (
      <div class="target-fields">
        {draw('year', { label: `${label}${at + 1}の年度` })}
        {draw('value', { label: `${label}${at + 1}` })}
      </div>
    ),
    drawAll: (all) => <>{all}</>,
  });

const VALUES = {
  kind: select('目標の種別', namesAsChoices(TARGET_KIND_NAMES), {
    hint: '「達成」は値に近づける目標、「上限」は超えない目標、「維持」は下回らない目標です。',
    required: true,
    read: trimmed,
  }),
  'baseline-value': line('基準値', {
    at: 'baseline.value',
    size: 10,
    read: plainNumber,
    from: ({ baseline }: Partial<TargetView>) => baseline?.value,
  }),
  'baseline-year': fiscalYear('基準値の年度', {
    at: 'baseline.fiscalYear',
    from: ({ baseline }: Partial<TargetView>) => yearText(baseline?.fiscalYear),
  }),
  targets: valueRows('targets', '目標値'),
  path: valueRows('path', '途中の値'),
};

/** A target that is to be set, for a computed indicator or for one typed in (no `indicator`). */
export const NEW_TARGET_FORM = new FormDescription({
  indicator: select('指標', [], {
    hint: '月次の報告から計算する指標を選びます。アンケートの割合や金額などは「（手入力の指標）」のまま、下の欄に入力します。',
    read: trimmedIfAny,
  }),
  ...PLAN_NAME,
  ...MANUAL,
  ...VALUES,
});

/** What stands in the form of a new target before anything is typed. */
export const NEW_TARGET = { unit: '%', decimals: 1, level: 'outcome', kind: 'reach' };

const KEPT = { indicator: hidden({ at: null }) };
const COMPUTED_TARGET_FORM = new FormDescription({ ...KEPT, ...PLAN_NAME, ...VALUES });
const MANUAL_TARGET_FORM = new FormDescription({ ...KEPT, ...MANUAL, ...VALUES });

/** The form in which a target is changed: its indicator stays. */
export function changedTargetForm({ indicator }: Pick<TargetView, 'indicator'>): FormDescription {
  return indicator === null ? MANUAL_TARGET_FORM : COMPUTED_TARGET_FORM;
}

/** Takes a target out of the plan, with the reason. */
export const WITHDRAWAL_FORM = new FormDescription({
  reason: area('取り下げる理由', { required: true }),
});
