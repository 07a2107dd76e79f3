import { type LaterFigures } from '../../achievement/snapshot/later-changes.js';
import { laterNotes, openCorrectionNote } from '../../achievement/snapshot/later-notes.js';
import { type CountsSaidDto } from '../../achievement/comparison/aspect-value-answer.dto.js';
import { type CountAnswer } from '../../achievement/comparison/count-answer.js';
import { grouped } from '../../kernel/figure-words.js';
import { BulletList } from './bullet-list.js';
import { Notice } from './notice.js';

/** Procedures named under the mark; the rest are counted. */
const MOST_NAMED = 10;

/** What has happened since the figures shown were worked out: later closes, changed counts, a correction under way. */
export function LaterNotice({ snapshot, corrections, yearlyCountsChanged, correction }: LaterFigures) {
  const changed = yearlyCountsChanged;
  const notes = laterNotes({ corrections, yearlyCountsChanged: changed.length }, snapshot.asOf);
  const named = changed
    .slice(0, MOST_NAMED)
    .map(({ name, before, after }) => `${name}：${countsInWords(before)}から${countsInWords(after)}に変更`);
  const further = `ほか${changed.length - MOST_NAMED}手続`;
  const open = snapshot.state === 'final' ? openCorrectionNote(correction) : null;
  return (
    <>
      {open === null ? null : <Notice kind="info" title={open} />}
      {notes.length === 0 ? null : (
        <Notice kind="warning" title={notes.join('、')}>
          <p>
            この値は、これらより前の内容によるものです。確定した値は、後からの確定や変更によっては変わりません。
          </p>
          {changed.length === 0 ? null : (
            <BulletList items={changed.length > MOST_NAMED ? [...named, further] : named} />
          )}
        </Notice>
      )}
    </>
  );
}

/** 「総件数 1,000件、オンライン 40件」; null is 登録なし. */
function countsInWords(counts: CountsSaidDto | null): string {
  return counts === null
    ? '登録なし'
    : `総件数 ${countInWords(counts.total)}、オンライン ${countInWords(counts.online)}`;
}

function countInWords(count: CountAnswer): string {
  if (count === null) return '未回答';
  return typeof count === 'number' ? `${grouped(count)}件` : count;
}
