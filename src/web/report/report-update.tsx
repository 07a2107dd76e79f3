import { type StatusFormDto } from '../../reporting/status-report/status-answer.dto.js';
import { Notice } from '../components/notice.js';
import { ReportProgress } from './report-progress.js';
import { ReportRow } from './report-row.js';
import { type ReportView, rowView } from './report-view.js';
import { SubmissionState } from './submission-state.js';

interface Props {
  form: StatusFormDto;
  troubles: ReportView['troubles'];
  /** The procedures whose rows were sent. */
  asked: readonly string[];
}

/** What the script takes over into the page after saving rows. */
export function reportUpdate({ form, troubles, asked }: Props) {
  return (
    <div>
      <table>
        {form.rows
          .filter(({ procedureId }) => asked.includes(procedureId))
          .map((row) => (
            <ReportRow key={row.procedureId} view={rowView(row, troubles)} />
          ))}
      </table>
      <SubmissionState state={form.state} />
      <ReportProgress form={form} unsaved={troubles.size} />
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
