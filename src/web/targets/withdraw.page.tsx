import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { TextArea } from '../components/form-field.js';

interface Props {
  id: string;
  version: number;
  reason: string;
  faults: readonly Fault[];
}

/** Takes a target out of the plan, with the reason. */
export function withdrawPage({ id, version, reason, faults }: Props) {
  return (
    <div class="stack narrow">
      <ErrorSummary faults={faults} fields={['reason']} />
      <p>
        取り下げた目標は一覧から外れ、理由とともに残ります。確定済みの月の報告書の内容は変わりません。取り下げたあとに変更することはできません。
      </p>
      <Form action={`/targets/${id}/withdraw`} hidden={{ version }}>
        <TextArea label="取り下げる理由" name="reason" value={reason} faults={faults} required />
        <ButtonRow>
          <Button kind="danger">取り下げる</Button>
          <LinkButton href={`/targets/${id}`}>取り下げずに戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}
