import { type Month } from '../../kernel/month.js';
import { type ClosingProgressDto } from '../../closing/month.dto.js';
import { instantLabel } from '../components/instant-label.js';

/**
 * How far a close has come. Asks for itself every second; without scripts the page is loaded again by hand. It holds
 * nothing one could stand on, for it is exchanged under one's eyes, and it is not read out each time.
 */
export function ClosingProgress({ month, closing }: { month: Month; closing: ClosingProgressDto | null }) {
  const { step, of, message } = closing?.progress ?? { step: 0, of: 1, message: '処理の順番を待っています' };
  const polled = { 'hx-get': `/months/${month}/closing`, 'hx-trigger': 'every 1s', 'hx-swap': 'outerHTML' };
  return (
    <section id="closing" class="closing" aria-label="確定処理の進み具合" {...polled}>
      <h2>確定処理中です</h2>
      <p>
        <progress max={of} value={step} aria-label="確定処理" />
        {` ${message}（${step}/${of}）`}
      </p>
      {closing ? <p>{`${instantLabel(closing.requestedAt)}に開始しました。`}</p> : null}
      <p>この画面を閉じても処理は続きます。</p>
      {closing && closing.failures > 0 ? (
        <p class="closing__failure">
          {`${closing.failures}回失敗しました：${closing.failure ?? ''} 自動で再試行しています。続く場合は、確定を取り消して受付中に戻せます。`}
        </p>
      ) : null}
    </section>
  );
}
