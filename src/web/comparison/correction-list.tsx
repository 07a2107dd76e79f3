import { periodLabel } from '../../kernel/period.js';
import { BulletList } from '../components/bullet-list.js';
import { instantBy } from '../components/instant-label.js';
import { type CorrectionReason } from './correction-reasons.service.js';

/** 訂正の理由, each with the revision that came of it. */
export function CorrectionList({ reasons }: { reasons: readonly CorrectionReason[] }) {
  return (
    <BulletList
      items={reasons.map(
        ({ month, revision, reason, at, by }) =>
          `${periodLabel(month)}第${revision}版の訂正の理由：${reason}　${instantBy(at, by)}`,
      )}
    />
  );
}
