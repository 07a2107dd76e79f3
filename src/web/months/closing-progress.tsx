import { type Month } from '../../kernel/month.js';
import { type ClosingProgressDto } from '../../reporting/month/month.dto.js';
import { Button } from '../components/button.js';
import { instantLabel } from '../components/day-label.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';

interface Props {
  month: Month;
  closing: ClosingProgressDto | null;
  /** Whether one may take the close back. */
  mayCancel: boolean;
}

/** How far a close has come. Asks for itself every second; without scripts the page is loaded again by hand. */
export function ClosingProgress({ month, closing, mayCancel }: Props) {
  const { step, of, message } = closing?.progress ?? { step: 0, of: 1, message: '処理の順番を待っています' };
  return (
    <section
      id="closing"
      class="stack"
      aria-label="確定処理の進み具合"
      {...{ 'hx-get': `/months/${month}/closing`, 'hx-trigger': 'every 1s', 'hx-swap': 'outerHTML' }}
    >
      <Notice kind="info" title="確定処理中です。">
        <p>
          <progress max={of} value={step} aria-label="確定処理" />
          {` ${message}（${step}/${of}）`}
        </p>
        {closing ? <p>{`${instantLabel(closing.requestedAt)}に開始しました。`}</p> : null}
        <p>
          この画面を閉じても処理は続きます。<a href={`/months/${month}`}>最新の状態を表示する</a>
        </p>
      </Notice>
      {closing && closing.failures > 0 ? (
        <Notice kind="warning" title={`確定処理が${closing.failures}回失敗しています。`}>
          <p>{closing.failure ?? ''}</p>
          <p>自動で再試行しています。続く場合は、確定を取り消して受付中に戻せます。</p>
        </Notice>
      ) : null}
      {mayCancel ? (
        <Form action={`/months/${month}/cancel-close`}>
          <Button kind="secondary">確定を取り消して受付中に戻す</Button>
        </Form>
      ) : null}
    </section>
  );
}

/** The progress alone, in place of the one shown before. */
export function closingProgress(props: Props) {
  return <ClosingProgress {...props} />;
}
