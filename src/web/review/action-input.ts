import { type ChangeAction } from '../../review/action.dto.js';
import { OFFICE } from '../../review/office.js';
import { type FormBody, textOf } from '../http/form-body.js';

/** The fields of the form of an action as the API takes them: what the form does not have is left out. */
export function actionInput(form: FormBody): Partial<Record<keyof ChangeAction, string | null>> {
  const text = (name: string) => textOf(form, name).trim();
  const departmentId = text('departmentId');
  return {
    content: text('content'),
    ...(departmentId === '' ? {} : { departmentId: departmentId === OFFICE ? null : departmentId }),
    dueMonth: text('dueMonth'),
    ...(text('state') === '' ? {} : { state: text('state') }),
    comment: text('comment') || null,
  };
}
