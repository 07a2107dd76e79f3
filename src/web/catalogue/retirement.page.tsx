import { type ProcedureDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField, TextArea } from '../components/form-field.js';

interface Props {
  procedure: Pick<ProcedureDto, 'id' | 'version' | 'retiredReason'>;
  texts: { reason: string; mergedCode: string };
  faults: readonly Fault[];
}

/** 登録取消: takes a procedure out of every figure without deleting it. */
export function retirePage({ procedure: { id, version }, texts, faults }: Props) {
  return (
    <div class="narrow stack">
      <ErrorSummary faults={faults} fields={['reason', 'mergedCode']} />
      <p>
        誤って登録した手続や、ほかの手続に統合した手続を登録取消にします。削除はされず、過去の確定値も変わりません。手続そのものが終わった場合は、登録取消ではなく段階「廃止」を登録してください。
      </p>
      <Form action={`/procedures/${id}/retire`} hidden={{ version }}>
        <TextArea
          label="登録取消の理由"
          name="reason"
          value={texts.reason}
          rows={3}
          faults={faults}
          required
        />
        <FormField
          label="統合先の手続コード"
          name="mergedCode"
          value={texts.mergedCode}
          hint="ほかの手続に統合したときだけ入力します。優先手続への対応付けは統合先に移ります。"
          size={20}
          faults={faults}
        />
        <ButtonRow>
          <Button kind="danger">登録を取り消す</Button>
          <LinkButton href={`/procedures/${id}`}>取り消さずに戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

/** Takes a retirement back. */
export function restorePage({ id, version, retiredReason }: Props['procedure']) {
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
