import { randomUUID } from 'node:crypto';
import { type DepartmentChangeDto } from '../../catalogue/department-change/department-change-answer.dto.js';
import {
  type ChangeKind,
  type Merger,
  type Split,
} from '../../catalogue/department-change/department-change.js';
import { type Entry } from '../../catalogue/department-change/department-change.service.js';
import { normalise } from '../../kernel/text.js';
import { notFound } from '../../platform/problem.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';

/** Which of a form's buttons was pressed; only `confirm` changes anything. */
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

/** What identifies the form and which plan it stands in for. */
export function entryIn(form: FormBody): Entry {
  const [id, replaces] = [textOf(form, 'entry'), textOf(form, 'replaces')];
  const version = Number(textOf(form, 'replacesVersion'));
  return {
    ...(id === '' ? {} : { id }),
    ...(replaces === '' ? {} : { replaces: { id: replaces, version } }),
  };
}

/** Hidden fields that go along from the form to its confirmation: a key of its own, the plan it replaces. */
export function entryFields(form: FormBody | undefined): Record<string, string> {
  return {
    entry: textOf(form, 'entry') || randomUUID(),
    replaces: textOf(form, 'replaces'),
    replacesVersion: textOf(form, 'replacesVersion'),
  };
}

/** The form of a change filled in again; a plan, or what could not be made, is replaced by what is sent. */
export function formOf(change: DepartmentChangeDto, departmentId: string, kind: ChangeKind): FormBody {
  if (change.departmentId !== departmentId || change.kind !== kind) throw notFound('組織改正の予定');
  const replaced = change.state === 'planned' || change.state === 'failed';
  return {
    into: change.targetId ?? '',
    on: change.effectiveOn,
    users: change.users ?? 'move',
    code: change.targetCode ?? '',
    name: change.targetName,
    division: change.targetDivision ?? '',
    procedure: change.procedureIds,
    ...(replaced ? { replaces: change.id, replacesVersion: String(change.version) } : {}),
  };
}
