import { Notice } from '../components/notice.js';
import { EntryProgress } from './entry-progress.js';
import { EntryRow } from './entry-row.js';
import { type Progress, rowView } from './entry-view.js';
import { type SaveResult } from './row-saver.service.js';
import { SubmissionState } from './submission-state.js';

type Props = Pick<SaveResult, 'state' | 'rows' | 'troubles'> & { progress: Progress };

/** What the script takes over into the page after saving rows. */
export function entryUpdate({ state, rows, troubles, progress }: Props) {
  return (
    <div>
      <table>
        {rows.map((row) => (
          <EntryRow view={rowView(row, troubles)} />
        ))}
      </table>
      <SubmissionState state={state} />
      <EntryProgress progress={progress} unsaved={troubles.size} />
    </div>
  );
}

/** Why nothing could be saved: the month or the report takes no changes any more. */
export function refusedUpdate(message: string) {
  return (
    <div data-refused>
      <Notice kind="error" title="保存できませんでした。">
        <p>{message}</p>
      </Notice>
    </div>
  );
}
