import { type ProcedureDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Form } from '../components/form.js';

/** Takes a retirement back. */
export function restorePage({ id, version, retiredReason }: ProcedureDto) {
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
