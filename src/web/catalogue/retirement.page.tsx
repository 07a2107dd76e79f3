import { type ProcedureDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Form } from '../components/form.js';
import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';

/** 登録取消: takes a procedure out of every figure without deleting it. */
export function retirePage({ id, state }: { id: string; state: FormState }) {
  return (
    <div class="narrow stack">
      <FormErrors state={state} />
      <p>
        誤って登録した手続や、ほかの手続に統合した手続を登録取消にします。削除はされず、過去の確定値も変わりません。手続そのものが終わった場合は、登録取消ではなく段階「廃止」を登録してください。
      </p>
      <FieldsForm
        state={state}
        action={`/procedures/${id}/retire`}
        submit="登録を取り消す"
        kind="danger"
        back={{ href: `/procedures/${id}`, label: '取り消さずに戻る' }}
      />
    </div>
  );
}

/** Takes a retirement back. */
export function restorePage({
  id,
  version,
  retiredReason,
}: Pick<ProcedureDto, 'id' | 'version' | 'retiredReason'>) {
  return (
    <div class="narrow stack">
      <p>{`この手続は登録取消です（理由：${retiredReason ?? ''}）。元に戻すと、ふたたび数値に数えます。統合先に移った優先手続への対応付けは戻りません。`}</p>
      <Form action={`/procedures/${id}/restore`} hidden={{ version }}>
        <ButtonRow>
          <Button>登録を元に戻す</Button>
          <LinkButton href={`/procedures/${id}`}>戻さずに手続のページへ</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}
