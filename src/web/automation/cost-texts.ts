import { type StoredCostDto } from '../../automation/cost/cost.dto.js';
import { COST_KINDS, SPLITS } from '../../automation/automation-words.js';
import { foldNumeral, readWholeNumber } from '../../kernel/numeral.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';

export const COST_FIELDS = [
  'name',
  'kind',
  'yen',
  'hours',
  'yearly',
  'fiscalYear',
  'lastFiscalYear',
  'split',
  'note',
] as const;
export type CostField = (typeof COST_FIELDS)[number];

/** What stands in the form of a cost. */
export interface CostTexts {
  texts: Readonly<Record<CostField, string>>;
  /** The projects that bear it, with the weight typed beside each. */
  shares: readonly { projectId: string; weight: string }[];
  find: string;
}

export function postedCost(form: FormBody): CostTexts {
  const ids = [...new Set(textsOf(form, 'shares'))];
  return {
    texts: textsBy((field) => textOf(form, field).trim()),
    shares: ids.map((projectId) => ({ projectId, weight: textOf(form, `weight.${projectId}`) || '1' })),
    find: textOf(form, 'find'),
  };
}

/** A cost as its form shows it. */
export function costTexts(cost: Partial<StoredCostDto>): CostTexts {
  const { yearly, shares = [] } = cost;
  return {
    texts: textsBy((field) => (field === 'yearly' ? String(yearly ?? true) : String(cost[field] ?? ''))),
    shares: shares.map(({ projectId, weight }) => ({ projectId, weight: String(weight) })),
    find: '',
  };
}

/** What the form says, to be held to the rules of the API: what is no number stays text, for the rules to refuse. */
export function costBody({ texts, shares }: CostTexts): object {
  const { name, kind, yen, hours, yearly, fiscalYear, lastFiscalYear, split, note } = texts;
  return {
    name,
    kind,
    yen: numberIn(yen.replace(/円$/, '')),
    hours: foldNumeral(hours) || null,
    yearly: yearly === 'true',
    fiscalYear: numberIn(fiscalYear),
    lastFiscalYear: numberIn(lastFiscalYear),
    split,
    shares: shares.map(({ projectId, weight }) => ({ projectId, weight: numberIn(weight) })),
    note: note || null,
  };
}

/** The form in the words of the screen. */
export function costWords(
  { texts, shares }: CostTexts,
  names: ReadonlyMap<string, string>,
): Record<string, string> {
  const word = (words: Readonly<Record<string, string>>, key: string) => words[key] ?? key;
  return {
    ...texts,
    kind: word(COST_KINDS.names, texts.kind),
    split: word(SPLITS.names, texts.split),
    yearly: texts.yearly === 'true' ? '毎年度' : '一度だけ',
    shares: [...shares]
      .sort((a, b) => (a.projectId < b.projectId ? -1 : 1))
      .map(({ projectId, weight }) => `${names.get(projectId) ?? projectId}（重み${weight}）`)
      .join('、'),
  };
}

function numberIn(text: string): number | string | null {
  const typed = foldNumeral(text);
  return typed === '' ? null : (readWholeNumber(typed) ?? typed);
}

function textsBy(textIn: (field: CostField) => string): CostTexts['texts'] {
  return Object.fromEntries(COST_FIELDS.map((field) => [field, textIn(field)])) as CostTexts['texts'];
}
