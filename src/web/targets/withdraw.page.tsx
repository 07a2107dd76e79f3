import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';

/** Takes a target out of the plan, with the reason. */
export function withdrawPage({ id, state }: { id: string; state: FormState }) {
  return (
    <div class="stack narrow">
      <FormErrors state={state} />
      <p>
        取り下げた目標は一覧から外れ、理由とともに残ります。確定済みの月の報告書の内容は変わりません。取り下げたあとに変更することはできません。
      </p>
      <FieldsForm
        state={state}
        action={`/targets/${id}/withdraw`}
        submit="取り下げる"
        kind="danger"
        back={{ href: `/targets/${id}`, label: '取り下げずに戻る' }}
      />
    </div>
  );
}
