import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';
import { ProcedureEntity } from '../../catalogue/procedure/procedure.entity.js';
import { ProcedureStageEntity } from '../../catalogue/stage-history/procedure-stage.entity.js';
import { isDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { isMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { valueInWords as plainValue } from '../form/field.js';
import { wordsOf } from '../../platform/database/labelled.js';
import { type Names } from './catalogue-names.js';

type NamesOfKeys = Pick<Names, 'departmentName' | 'itemName'>;
type Words = Readonly<Record<string, string>>;

/** The closed sets of words among the fields of a procedure. */
const WORDS: Readonly<Record<string, Words>> = {
  ...wordsOf(ProcedureStageEntity),
  ...wordsOf(ProcedureEntity),
};

/**
 * A field's value as the screen says it, from a form, a row or the audit trail: departments and items by name,
 * words of closed sets in Japanese, months and days in both calendars. Nothing is 「（なし）」; what is not known
 * stays as it is.
 */
export function valueInWords(field: string, value: unknown, names: NamesOfKeys): string {
  if (Array.isArray(value)) return plainValue(value.map((one) => partInWords(field, one, names)));
  if (field === 'feeYen' && typeof value === 'number') return yenInWords(value);
  return plainValue(typeof value === 'string' && value !== '' ? textInWords(field, value, names) : value);
}

/** 手数料: 0 is free of charge. */
export function yenInWords(yen: number): string {
  return yen === 0 ? '無料' : `${yen.toLocaleString('ja-JP')}円`;
}

function textInWords(field: string, text: string, { departmentName, itemName }: NamesOfKeys): string {
  if (field === 'departmentId') return departmentName.get(text) ?? '（ほかの課）';
  if (field === 'channels')
    return text.replace(/^[a-z-]+/, (kind) => (CHANNEL_KINDS.names as Words)[kind] ?? kind);
  if (field === 'items') return itemName.get(text) ?? text;
  if (field === 'plannedMonth' && isMonth(text)) return periodLabel(text);
  if (field === 'stageOn' && isDate(text)) return dayLabel(text);
  return WORDS[field]?.[text] ?? text;
}

/** A channel or a mapped item of a list. */
function partInWords(field: string, part: unknown, names: NamesOfKeys): string {
  if (typeof part !== 'object' || part === null) return textInWords(field, String(part), names);
  const { kind, url, activeFrom, activeTo, itemKey, leadDepartmentId, lead } = part as Record<
    string,
    unknown
  >;
  if (typeof itemKey === 'string') {
    const department = leadDepartmentId ?? lead;
    const led =
      typeof department === 'string' ? `（主管課：${textInWords('departmentId', department, names)}）` : '';
    return `${textInWords('items', itemKey, names)}${led}`;
  }
  if (typeof kind !== 'string') return JSON.stringify(part);
  const term = activeFrom || activeTo ? `${dayOf(activeFrom)}～${dayOf(activeTo)}` : '';
  const more = [typeof url === 'string' ? url : '', term].filter((text) => text !== '').join(' ');
  const name = (CHANNEL_KINDS.names as Words)[kind] ?? kind;
  return more === '' ? name : `${name}（${more}）`;
}

function dayOf(day: unknown): string {
  return typeof day === 'string' ? day.replaceAll('-', '/') : '';
}
