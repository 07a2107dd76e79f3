import { Fact } from '../components/fact.js';
import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';

export interface RulesView {
  /** Of the municipality. */
  code: string;
  state: FormState;
}

/** 団体の設定: what the municipality has settled for itself. */
export function rulesPage({ code, state }: RulesView) {
  return (
    <div class="narrow stack">
      <FormErrors state={state} />
      <dl class="facts">
        <Fact term="団体コード">{code}</Fact>
        <Fact term="一覧の版">
          <a href="/list/editions">優先手続の「版」で確認・切り替え</a>
        </Fact>
      </dl>
      <FieldsForm state={state} action="/administration/rules" submit="保存する" />
    </div>
  );
}
