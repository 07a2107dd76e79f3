import { randomUUID } from 'node:crypto';
import { type DepartmentChangeDto } from '../../reorganisation/department-change-answer.dto.js';
import { type ChangeKind, type Merger, type Split } from '../../reorganisation/department-change.js';
import { type ChangeOptions } from '../../reorganisation/department-change.service.js';
import { normalise } from '../../kernel/text.js';
import { notFound } from '../../platform/problem.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';

/** The button that was pressed; only `confirm` changes anything. */
export type Step = 'preview' | 'confirm' | 'edit';

export function stepIn(form: FormBody): Step {
  const step = textOf(form, 'step');
  return step === 'confirm' || step === 'edit' ? step : 'preview';
}

export function mergerIn(form: FormBody): Merger {
  const users = textOf(form, 'users') === 'disable' ? 'disable' : 'move';
  return { into: textOf(form, 'into'), on: textOf(form, 'on'), users };
}

export function splitIn(form: FormBody): Split {
  return {
    code: normalise(textOf(form, 'code')),
    name: textOf(form, 'name').trim(),
    division: textOf(form, 'division').trim(),
    on: textOf(form, 'on'),
    procedureIds: textsOf(form, 'procedure'),
  };
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
export function optionFields(form: FormBody | undefined): Record<string, string> {
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
