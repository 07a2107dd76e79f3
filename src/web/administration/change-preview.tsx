import { type OwnedProcedureDto } from '../../catalogue/procedure/owned-procedure.dto.js';
import { Button, ButtonRow } from '../components/button.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { Facts, type TermFact } from '../components/fact.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';
import { type FormState } from '../form/form-state.js';
import { textsOf } from '../http/form-body.js';
import { optionFields } from './change-form.js';

/** The procedures of a department. */
export const OWNED_COLUMNS: Column<OwnedProcedureDto>[] = [
  column('code', '手続コード', ({ code }) => code),
  column('name', '手続名', ({ name, retired }) => (retired ? `${name}（登録取消）` : name), {
    heading: true,
  }),
];

interface Props {
  /** What confirming it does. */
  warning: string;
  facts: readonly TermFact[];
  action: string;
  state: FormState;
  /** Those that the change moves. */
  procedures: readonly OwnedProcedureDto[];
  /** Whether the change will only be planned, and can still be cancelled. */
  future: boolean;
  /** The label of the button that makes the change at once. */
  submit: string;
}

/** What a change will do and what moves: confirm it, or go back to the form, filled in as it was. */
export function changePreview({ warning, facts, action, state, procedures, future, submit }: Props) {
  const { form, body, hidden } = state;
  const postedTexts = Object.keys(form.fields).map((name) => [name, textsOf(body, name)] as const);
  return (
    <>
      <Notice kind="warning" title="まだ何も変更していません。内容を確かめてください。">
        <p>{warning}</p>
      </Notice>
      <Facts facts={facts} />
      <DataTable
        id="procedures"
        caption={`移す手続（${procedures.length}件）`}
        columns={OWNED_COLUMNS}
        rows={procedures}
        empty="移す手続はありません。"
      />
      <Form action={action} hidden={{ ...hidden, ...Object.fromEntries(postedTexts), ...optionFields(body) }}>
        <ButtonRow>
          <Button kind={future ? 'primary' : 'danger'} name="step" value="confirm">
            {future ? 'この予定を登録する' : submit}
          </Button>
          <Button kind="secondary" name="step" value="edit">
            入力に戻る
          </Button>
        </ButtonRow>
      </Form>
    </>
  );
}
