import { CheckField } from '../components/form-field.js';
import { formPage } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { namedChoices } from './choices.js';

export interface ProcedureFormView {
  state: FormState;
  /** The procedure that is changed; null for a new one. */
  id: string | null;
  departments: readonly { id: string; name: string }[];
}

/** The form of a procedure, new or there already. */
export function procedureFormPage({ state, id, departments }: ProcedureFormView) {
  const none = state.text('departmentId') === '' && departments.length > 1 ? '（選んでください）' : undefined;
  const here = id === null ? '/procedures' : `/procedures/${id}`;
  return formPage({
    state,
    choices: { departmentId: namedChoices(departments, none) },
    action: id === null ? '/procedures/new' : `${here}/edit`,
    submit: id === null ? '登録する' : '保存する',
    back: { href: here, label: id === null ? '一覧に戻る' : '保存せずに戻る' },
    children:
      state.refusal?.code === 'similar-procedure' ? (
        <CheckField name="allowSimilar" label="似た手続があっても登録する（別の手続です）" />
      ) : null,
  });
}
