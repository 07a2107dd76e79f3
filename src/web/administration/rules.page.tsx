import { Facts } from '../components/fact.js';
import { formPage } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';

/** 団体の設定: what the municipality of this code has settled for itself. */
export function rulesPage(code: string, state: FormState) {
  const editions = <a href="/list/editions">優先手続の「版」で確認・切り替え</a>;
  return formPage({
    state,
    facts: (
      <Facts
        facts={[
          ['団体コード', code],
          ['一覧の版', editions],
        ]}
      />
    ),
    action: '/administration/rules',
    submit: '保存する',
  });
}
