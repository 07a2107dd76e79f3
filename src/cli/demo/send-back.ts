import { type Month } from '../../kernel/month.js';
import { StatusReportService } from '../../reporting/status-report/status-report.service.js';
import { SubmissionService } from '../../reporting/submission/submission.service.js';
import { officeOf } from './sample-actors.js';
import { type DemoRun } from './demo-run.js';

/** What the DX office sends back: the whole report, or single rows by the codes of their procedures. */
export interface SentBack {
  readonly reason: string;
  readonly procedures?: readonly string[];
}

/** 差戻し of a department's report. */
export async function sendBack(
  { app, city }: DemoRun,
  month: Month,
  departmentId: string,
  { reason, procedures }: SentBack,
): Promise<void> {
  const office = officeOf(city);
  const { rows } = await app.get(StatusReportService).form(office, month, departmentId);
  const returned = rows
    .filter(({ code }) => procedures?.includes(code))
    .map(({ procedureId }) => ({ procedureId, reason }));
  await app
    .get(SubmissionService)
    .return(office, month, departmentId, { reason: procedures ? null : reason, rows: returned });
}
