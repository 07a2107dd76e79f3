import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';

/** Says where a procedure stands from a day on. */
export function stageFormPage({ id, state }: { id: string; state: FormState }) {
  return (
    <div class="narrow stack">
      <FormErrors state={state} />
      <FieldsForm
        state={state}
        action={`/procedures/${id}/stage`}
        submit="段階を登録する"
        back={{ href: `/procedures/${id}`, label: '登録せずに戻る' }}
      />
    </div>
  );
}
