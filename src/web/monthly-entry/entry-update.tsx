import { Notice } from '../components/notice.js';
import { EntryRow } from './entry-table.js';
import { type Progress, progressText } from './entry-progress.js';
import { rowView } from './entry-view.js';
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

/** How much is left, in a bar and in words; the words are read out when they change. `unsaved` rows could not be saved. */
export function EntryProgress({ progress, unsaved }: { progress: Progress; unsaved: number }) {
  const { saved, all, returned, warnings } = progress;
  const remaining = all - saved;
  const also = [
    unsaved > 0 ? `変更を保存できていない手続 ${unsaved}件` : '',
    returned > 0 ? `差し戻された手続 ${returned}件` : '',
    warnings > 0 ? `未確認の注意 ${warnings}件` : '',
  ].filter(Boolean);
  return (
    <div class="entry__progress" data-progress>
      <input type="hidden" name="progress" value={progressText(progress)} />
      <progress max={Math.max(1, all)} value={saved} aria-label="入力の進み具合" />
      <p role="status">
        {`${all}件中${saved}件を保存しました。`}
        {remaining > 0 ? `未入力${remaining}件。` : also.length === 0 ? '残りはありません。' : ''}
        {also.length === 0 ? '' : `（${also.join('、')}）`}
      </p>
    </div>
  );
}
