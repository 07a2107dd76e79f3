import { Notice } from '../components/notice.js';

/** Before the first month is opened there is nothing to report on. */
export function noMonthPage() {
  return (
    <Notice kind="info" title="受付中の対象月はありません。">
      <p>DX推進課が対象月の受付を開始すると、ここで報告できるようになります。</p>
    </Notice>
  );
}
