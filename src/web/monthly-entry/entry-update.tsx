import { type StatusFormDto } from '../../reporting/status-report/status-answer.dto.js';
import { Notice } from '../components/notice.js';
import { EntryProgress } from './entry-progress.js';
import { EntryRow } from './entry-table.js';
import { type EntryView, rowView } from './entry-view.js';
import { SubmissionState } from './submission-state.js';

interface Props {
  form: StatusFormDto;
  troubles: EntryView['troubles'];
  /** The procedures whose rows were sent. */
  procedureIds: readonly string[];
}

/** What the script takes over into the page after saving rows. */
export function entryUpdate({ form, troubles, procedureIds }: Props) {
  return (
    <div>
      <table>
        {form.rows
          .filter(({ procedureId }) => procedureIds.includes(procedureId))
          .map((row) => (
            <EntryRow view={rowView(row, troubles)} />
          ))}
      </table>
      <SubmissionState state={form.state} />
      <EntryProgress form={form} unsaved={troubles.size} />
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
