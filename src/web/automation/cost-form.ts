import { COST_KINDS, SPLITS } from '../../automation/automation-words.js';
import { type StoredCostDto } from '../../automation/cost/cost.dto.js';
import { foldNumeral, readWholeNumber } from '../../kernel/numeral.js';
import { wordChoices } from '../catalogue/choices.js';
import { type Field, valueInWords } from '../form/field.js';
import { FormDescription } from '../form/form-description.js';
import { type FormState } from '../form/form-state.js';
import { area, line, select, trimmedOrNull, wholeNumber } from '../form/single-field.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { chosenProcedures, chosenIds } from './chooser.js';

/** The address of the costs. */
export const COSTS_PATH = '/automation/costs';

const trimmed = (text: string) => text.trim();
const year = (label: string, hint: string, required = false) =>
  wholeNumber(label, { hint, size: 6, required });

/** The weight typed beside a project. */
export function weightIn(body: FormBody, projectId: string): string {
  return textOf(body, `weight.${projectId}`) || '1';
}

/** The projects that bear a cost, each with its weight. */
const shares: Field = {
  ...chosenProcedures('負担する案件'),
  read: (body, name) =>
    chosenIds(body, name).map((projectId) => {
      const weight = foldNumeral(weightIn(body, projectId));
      return { projectId, weight: readWholeNumber(weight) ?? weight };
    }),
  show: (row) => {
    const { shares: stored = [] } = row as Partial<StoredCostDto>;
    const weights = stored.map(({ projectId, weight }) => [`weight.${projectId}`, String(weight)]);
    return { shares: stored.map(({ projectId }) => projectId), ...(Object.fromEntries(weights) as FormBody) };
  },
  inWords: (body, name, choices = []) =>
    valueInWords(
      chosenIds(body, name)
        .sort()
        .map((id) => {
          const label = choices.find(({ value }) => value === id)?.label ?? id;
          return `${label}（重み${weightIn(body, id)}）`;
        }),
    ),
};

/** A cost, new or there already, and the projects that bear it. */
export const COST_FORM = new FormDescription({
  name: line('費用の名称', { required: true, read: trimmed }),
  kind: select('費用の種類', wordChoices(COST_KINDS)),
  yen: wholeNumber('金額（円）', {
    hint: '税込。金額か職員の作業時間の、どちらか一方を入力します。',
    unit: '円',
    size: 14,
  }),
  hours: line('職員の作業時間（時間）', {
    hint: '職員が開発したときなど。その年度の人件費単価で金額にします。',
    size: 10,
    read: (text) => foldNumeral(text.trim()) || null,
  }),
  yearly: select(
    'かかり方',
    [
      { value: 'true', label: '毎年度' },
      { value: 'false', label: '一度だけ' },
    ],
    { read: (text) => text === 'true', from: ({ yearly = true }: Partial<StoredCostDto>) => String(yearly) },
  ),
  fiscalYear: year('年度（毎年度なら始めの年度）', '西暦4桁。令和8年度は2026。', true),
  lastFiscalYear: year('最後の年度', '毎年度の費用が終わった年度。続いているときは空欄。'),
  split: select('按分方法', wordChoices(SPLITS), {
    hint: '均等：負担する案件で等分します。重み：各案件の「重み÷重みの合計」で分けます。1案件だけならその案件が全額です。',
    read: trimmed,
  }),
  shares,
  note: area('備考', { rows: 3, read: trimmedOrNull }),
});
export type CostState = FormState<keyof (typeof COST_FORM)['fields']>;
