import { type Tab, Tabs } from '../components/tabs.js';
import { Fact } from '../components/fact.js';
import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';

export interface RulesView {
  tabs: readonly Tab[];
  /** Of the municipality. */
  code: string;
  state: FormState;
}

/** 団体の設定: what the municipality has settled for itself. */
export function rulesPage({ tabs, code, state }: RulesView) {
  return (
    <>
      <Tabs label="管理" tabs={tabs} />
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
    </>
  );
}
