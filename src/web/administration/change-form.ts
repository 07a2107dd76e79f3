import { randomUUID } from 'node:crypto';
import { type DepartmentChangeDto } from '../../reorganisation/department-change-answer.dto.js';
import { type ChangeKind, type Merger, type Split } from '../../reorganisation/department-change.js';
import { type ChangeOptions } from '../../reorganisation/department-change.service.js';
import { normalise } from '../../kernel/text.js';
import { notFound } from '../../platform/problem.js';
import { FormDescription } from '../form/form-description.js';
import { day, select } from '../form/single-field.js';
import { ticks } from '../form/ticks-field.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { NEW_DEPARTMENT_FORM } from './department-form.js';

/** The button that was pressed; only `confirm` changes anything. */
export type Step = 'preview' | 'confirm' | 'edit';

export function stepIn(form: FormBody): Step {
  const step = textOf(form, 'step');
  return step === 'confirm' || step === 'edit' ? step : 'preview';
}

const effectiveOn = day('実施日', {
  hint: '今日以前の日なら、登録するとすぐに移ります。明日以降の日なら予定として登録し、その日の午前0時過ぎに移ります。',
  required: true,
});

const USERS = [
  { value: 'move', label: '統合先の課に移す（役割はそのまま）' },
  { value: 'disable', label: '利用を停止する' },
];

/** A department to be merged into another: which one, when, and what becomes of its users. */
const MERGER_FORM = new FormDescription({
  into: select('統合先の課', [], { required: true }),
  on: effectiveOn,
  users: select('利用者の扱い', USERS, { read: (text) => (text === 'disable' ? 'disable' : 'move') }),
});

/** Procedures to be split off: to what new department, when, and which ones, ticked in a table of its page. */
const SPLIT_FORM = new FormDescription({
  ...NEW_DEPARTMENT_FORM.fields,
  on: effectiveOn,
  procedure: { ...ticks('移す手続', [], { hint: '' }), at: 'procedureIds', inputs: () => [] },
});

export const CHANGE_FORMS: Readonly<Record<ChangeKind, FormDescription>> = {
  merge: MERGER_FORM,
  split: SPLIT_FORM,
};

export function mergerIn(form: FormBody): Merger {
  return MERGER_FORM.read(form) as Merger;
}

export function splitIn(form: FormBody): Split {
  const { code, name, division, ...rest } = SPLIT_FORM.read(form) as Split;
  return { ...rest, code: normalise(code), name: name.trim(), division: division ?? '' };
}

/** The form's idempotency key and the plan that it replaces. */
export function optionsIn(form: FormBody): ChangeOptions {
  const [id, replaces] = [textOf(form, 'entry'), textOf(form, 'replaces')];
  const version = Number(textOf(form, 'replacesVersion'));
  return {
    ...(id === '' ? {} : { id }),
    ...(replaces === '' ? {} : { replaces: { id: replaces, version } }),
  };
}

/** Hidden fields carried from the form to its confirmation: its idempotency key and the plan it replaces. */
export function optionFields(form: FormBody): Record<string, string> {
  return {
    entry: textOf(form, 'entry') || randomUUID(),
    replaces: textOf(form, 'replaces'),
    replacesVersion: textOf(form, 'replacesVersion'),
  };
}

/** The form filled in from a change. A planned or failed one is replaced by what is sent. */
export function formOf(change: DepartmentChangeDto, departmentId: string, kind: ChangeKind): FormBody {
  if (change.departmentId !== departmentId || change.kind !== kind) throw notFound('組織改正の予定');
  const replaces = change.state === 'planned' || change.state === 'failed';
  return {
    into: change.targetId ?? '',
    on: change.effectiveOn,
    users: change.users ?? 'move',
    code: change.targetCode ?? '',
    name: change.targetName,
    division: change.targetDivision ?? '',
    procedure: change.procedureIds,
    ...(replaces ? { replaces: change.id, replacesVersion: String(change.version) } : {}),
  };
}
