import {
  APPLICANTS,
  FREQUENCIES,
  IDENTITY_CHECKS,
  PROCEDURE_KINDS,
} from '../../catalogue/procedure/procedure-words.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { CheckField, FormField, SelectField, TextArea } from '../components/form-field.js';
import { namedChoices, wordChoices } from './choices.js';
import { FORM_FIELDS, type FormField as Field, type FormTexts } from './procedure-form-body.js';

export interface ProcedureFormView {
  action: string;
  /** Where one goes without saving. */
  back: string;
  /** The version the form was drawn from; null for a new procedure. */
  version: number | null;
  texts: FormTexts;
  departments: readonly { id: string; name: string }[];
  faults: readonly Fault[];
  /** Whether it was refused for a procedure that seems to be there already. */
  similar: boolean;
}

const UNKNOWN = '（未設定）';

/** The fields of a procedure, new or there already. */
export function procedureFormPage(view: ProcedureFormView) {
  const { action, back, version, texts, departments, faults, similar } = view;
  const noDepartment = texts.departmentId === '' && departments.length > 1 ? '（選んでください）' : undefined;
  const field = (name: Field, label: string) => ({ name, label, value: texts[name], faults });
  return (
    <div class="narrow stack">
      <ErrorSummary faults={faults} fields={FORM_FIELDS} />
      <Form action={action} hidden={version === null ? {} : { version }}>
        <FormField {...field('code', '手続コード')} size={20} required />
        <FormField {...field('name', '手続名')} required />
        <FormField {...field('kana', '手続名かな')} />
        <SelectField
          {...field('departmentId', '所管課')}
          choices={namedChoices(departments, noDepartment)}
          required
        />
        <SelectField {...field('kind', '種別')} choices={wordChoices(PROCEDURE_KINDS, UNKNOWN)} />
        <SelectField {...field('applicant', '対象者')} choices={wordChoices(APPLICANTS, UNKNOWN)} />
        <FormField
          {...field('feeYen', '手数料（円）')}
          hint="無料は0、分からないときは空欄にします。"
          inputMode="numeric"
          size={12}
        />
        <SelectField
          {...field('identityCheck', '本人確認')}
          choices={wordChoices(IDENTITY_CHECKS, UNKNOWN)}
        />
        <SelectField
          {...field('frequency', '報告頻度')}
          hint="「毎年」の手続は、3月分の月次報告でだけ回答します。"
          choices={wordChoices(FREQUENCIES)}
        />
        <FormField
          {...field('plannedMonth', '予定年月')}
          type="month"
          hint="オンライン化の予定。「2026-10」の形。変えると先送りの履歴に残ります。"
          size={12}
        />
        <TextArea {...field('attachments', '添付書類')} rows={3} />
        <TextArea {...field('legalBasis', '根拠法令')} rows={3} />
        <TextArea {...field('note', '備考')} rows={3} />
        {similar ? (
          <CheckField name="allowSimilar" label="似た手続があっても登録する（別の手続です）" />
        ) : null}
        <ButtonRow>
          <Button>{version === null ? '登録する' : '保存する'}</Button>
          <LinkButton href={back}>{version === null ? '一覧に戻る' : '保存せずに戻る'}</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}
