import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';
import { type BulkChange } from '../../catalogue/bulk/bulk-change.js';
import { FREQUENCIES, PROCEDURE_KINDS } from '../../catalogue/procedure/procedure-words.js';
import { type IsoDate, isDate } from '../../kernel/date.js';
import { isMonth } from '../../kernel/month.js';
import { invalid } from '../../platform/problem.js';
import { StageDto } from '../../catalogue/stage-history/stage.dto.js';
import { FormDescription } from '../form/form-description.js';
import { day, hidden, line, month, select } from '../form/single-field.js';
import { checked } from '../http/checked-form.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { wordChoices } from './choices.js';
import { STAGE_FORM, stageFields, stageInput } from './stage-form.js';

const CHANNEL_CHOICES = wordChoices(CHANNEL_KINDS, '（選んでください）');

/** The form in which the change is described: what is to be changed (`change`), and the fields of each kind. */
export const BULK_FORM = new FormDescription({
  change: hidden(),
  departmentId: select('新しい所管課'),
  ...stageFields({ required: false }),
  channel: select('加える受付システム', CHANNEL_CHOICES),
  url: line('URL', { type: 'url' }),
  activeFrom: day('利用開始日'),
  endChannel: select('終える受付システム', CHANNEL_CHOICES),
  activeTo: day('利用終了日（その日まで）'),
  plannedMonth: month('新しい予定年月', { hint: '空欄にすると、予定を取り消します。' }),
  frequency: select('新しい報告頻度', wordChoices(FREQUENCIES, '（選んでください）')),
  procedureKind: select('新しい手続の種類', wordChoices(PROCEDURE_KINDS, '（なしにする）')),
  itemKey: select('対応付ける優先手続'),
  endItem: select('対応付けを外す優先手続'),
});
export type BulkTexts = Readonly<Record<keyof (typeof BULK_FORM)['fields'], string>>;

export function bulkTexts(form: FormBody): BulkTexts {
  return Object.fromEntries(
    BULK_FORM.inputs(form).map((field) => [field, textOf(form, field).trim()]),
  ) as Record<keyof BulkTexts, string>;
}

/** Which rows a step hands to the next: ids in one field, or that all of the list's are meant. */
export interface ChosenRows {
  [field: string]: string;
  rows: 'all' | 'ticked';
  ids: string;
  /** The list they were chosen from, as its address has it. */
  filter: string;
}

export function chosenRows(form: FormBody): ChosenRows {
  const all = textOf(form, 'rows') === 'all';
  return {
    rows: all ? 'all' : 'ticked',
    ids: all ? '' : idsIn(form).join(','),
    filter: textOf(form, 'filter'),
  };
}

/** The ids a form carries: ticked boxes (`id`), or those of an earlier step in one field (`ids`). */
export function idsIn(form: FormBody): string[] {
  const ticked = [form.id ?? []].flat();
  const carried = textOf(form, 'ids').split(',');
  return [...new Set([...ticked, ...carried])].filter((id) => id !== '');
}

/**
 * The change a form describes. `defaultStageDate` holds where the stage's day is left empty.
 * @throws Problem 422 naming every fault
 */
export async function bulkChangeOf(texts: BulkTexts, defaultStageDate: IsoDate): Promise<BulkChange> {
  switch (texts.change) {
    case 'department':
      return {
        kind: 'department',
        departmentId: requireValue(texts.departmentId, 'departmentId', '新しい所管課を選んでください。'),
      };
    case 'stage': {
      if (texts.effectiveOn !== '') dayIn(texts, 'effectiveOn');
      const body = await checked(StageDto, STAGE_FORM.read(texts));
      const { stage, exemptReason = null, note = null, effectiveOn } = stageInput(body);
      return { kind: 'stage', stage, exemptReason, note, effectiveOn: effectiveOn ?? defaultStageDate };
    }
    case 'add-channel':
      return {
        ...{ kind: 'add-channel', channel: channelIn(texts, 'channel'), url: texts.url || null },
        activeFrom: texts.activeFrom === '' ? null : dayIn(texts, 'activeFrom'),
      };
    case 'end-channel':
      return {
        ...{ kind: 'end-channel', channel: channelIn(texts, 'endChannel') },
        activeTo: dayIn(texts, 'activeTo'),
      };
    case 'plan': {
      const { plannedMonth } = texts;
      if (plannedMonth === '') return { kind: 'plan', plannedMonth: null };
      const month = isMonth(plannedMonth) ? plannedMonth : '';
      const message = '予定年月を「2027-04」の形で入力してください。';
      return { kind: 'plan', plannedMonth: requireValue(month, 'plannedMonth', message) };
    }
    case 'frequency': {
      const frequency = FREQUENCIES.keys.find((key) => key === texts.frequency);
      return {
        kind: 'frequency',
        frequency: requireValue(frequency, 'frequency', '報告頻度を選んでください。'),
      };
    }
    case 'procedure-kind':
      return {
        kind: 'procedure-kind',
        procedureKind: PROCEDURE_KINDS.keys.find((key) => key === texts.procedureKind) ?? null,
      };
    case 'add-item':
      return { kind: 'add-item', itemKey: itemIn(texts, 'itemKey') };
    case 'remove-item':
      return { kind: 'remove-item', itemKey: itemIn(texts, 'endItem') };
    default:
      throw invalid([{ where: 'change', message: '何を変更するかを選んでください。' }]);
  }
}

function channelIn(texts: BulkTexts, field: 'channel' | 'endChannel') {
  const kind = CHANNEL_KINDS.keys.find((key) => key === texts[field]);
  return requireValue(kind, field, '受付システムの種類を選んでください。');
}

function itemIn(texts: BulkTexts, field: 'itemKey' | 'endItem'): string {
  return requireValue(texts[field], field, '優先手続を選んでください。');
}

function dayIn(texts: BulkTexts, field: 'activeFrom' | 'activeTo' | 'effectiveOn'): IsoDate {
  const day = texts[field];
  return requireValue(isDate(day) ? day : '', field, '実在する日付を「2026-10-31」の形で入力してください。');
}

/** @throws Problem 422 where there is no value */
function requireValue<Value>(value: Value, where: string, message: string): Exclude<Value, '' | undefined> {
  if (value !== '' && value !== undefined) return value as Exclude<Value, '' | undefined>;
  throw invalid([{ where, message }]);
}
