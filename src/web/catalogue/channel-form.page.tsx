import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';

/** The form of a procedure's channels. */
export function channelFormPage({ id, state }: { id: string; state: FormState }) {
  return (
    <div class="stack">
      <FormErrors state={state} />
      <p>
        使わなくなった受付システムには利用終了日を入れます。「取り除く」は、誤って登録したものに使います。追加の行が足りないときは、一度保存すると新しい行が出ます。
      </p>
      <FieldsForm
        state={state}
        action={`/procedures/${id}/channels`}
        submit="保存する"
        back={{ href: `/procedures/${id}`, label: '保存せずに戻る' }}
      />
    </div>
  );
}
