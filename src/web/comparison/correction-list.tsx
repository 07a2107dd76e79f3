import { periodLabel } from '../../kernel/period.js';
import { instantLabel } from '../components/instant-label.js';
import { type CorrectionReason } from './correction-reasons.service.js';

/** 訂正の理由, each with the revision that came of it. */
export function CorrectionList({ reasons }: { reasons: readonly CorrectionReason[] }) {
  return (
    <ul>
      {reasons.map(({ month, revision, reason, at, by }) => (
        <li>{`${periodLabel(month)}第${revision}版の訂正の理由：${reason}　${instantLabel(at)} ${by}`}</li>
      ))}
    </ul>
  );
}
