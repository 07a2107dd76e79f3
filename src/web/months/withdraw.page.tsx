import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';

/** Before an opened month is taken back: what goes with it. */
export function withdrawPage({ month, faults }: { month: Month; faults: readonly Fault[] }) {
  const label = periodLabel(month);
  return (
    <div class="prose">
      <ErrorSummary faults={faults} fields={[]} />
      <p>
        {`${label}の受付の開始を取り消します。誤って始めた月や、時計の誤りで自動的に始まった月のためのものです。`}
      </p>
      <ul>
        <li>この月の速報値と、提出のお願いの記録は削除します。取り消したことは操作の記録に残ります。</li>
        <li>自動では再び始まりません。必要になったら、対象月の画面で受付を開始してください。</li>
      </ul>
      <Form action={`/months/${month}/withdraw`}>
        <ButtonRow>
          <Button kind="danger">{`${label}の受付の開始を取り消す`}</Button>
          <LinkButton href={`/months/${month}`}>取り消さずに戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}
