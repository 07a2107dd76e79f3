import { type FiguresDto } from '../../achievement/figures/figures-answer.dto.js';
import { laterNotes, openCorrectionNote } from '../../achievement/snapshot/later-notes.js';
import { countsInWords } from './counts-in-words.js';
import { Notice } from './notice.js';

/** Procedures named under the mark; the rest are counted. */
const MOST_NAMED = 10;

type LaterFigures = Pick<FiguresDto, 'snapshot' | 'corrections' | 'yearlyCountsChanged' | 'correction'>;

/** What has happened since the figures shown were worked out: later closes, changed counts, a correction under way. */
export function LaterNotice({ snapshot, corrections, yearlyCountsChanged, correction }: LaterFigures) {
  const changed = yearlyCountsChanged;
  const notes = laterNotes({ corrections, yearlyCountsChanged: changed.length }, snapshot.asOf);
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
            <ul>
              {changed.slice(0, MOST_NAMED).map(({ name, before, after }) => (
                <li>{`${name}：${countsInWords(before)}から${countsInWords(after)}に変更`}</li>
              ))}
              {changed.length > MOST_NAMED ? <li>{`ほか${changed.length - MOST_NAMED}手続`}</li> : null}
            </ul>
          )}
        </Notice>
      )}
    </>
  );
}
