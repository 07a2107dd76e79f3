import { type Context } from '../../access/context.js';
import { type Month } from '../../kernel/month.js';
import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { warnings } from '../../reporting/status-report/status-checks.js';
import { type StatusEntry } from '../../reporting/status-report/status-entry.js';
import { StatusReportService } from '../../reporting/status-report/status-report.service.js';
import { SubmissionService } from '../../reporting/submission/submission.service.js';
import { type DemoRun, officeOf } from './demo-run.js';
import { type SampleReport } from './sample-city/monthly-report.js';

/** A department's report of a month and who enters it. */
export interface Report {
  readonly by: Context;
  readonly month: Month;
  readonly departmentId: string;
  readonly reports: readonly SampleReport[];
}

/** Fills the form row by row, confirms what it warns of, and submits it. */
export async function handIn(demo: DemoRun, report: Report): Promise<void> {
  await fillIn(demo, report);
  await demo.app.get(SubmissionService).submit(report.by, report.month, report.departmentId);
}

/** Fills the form and leaves it a draft. Only what the form asks for is answered. */
export async function fillIn({ app }: DemoRun, report: Report): Promise<void> {
  const { by, month, departmentId } = report;
  const service = app.get(StatusReportService);
  const form = await service.form(by, month, departmentId);
  const reportByCode = new Map(report.reports.map((one) => [one.code, one]));
  const inputs = form.rows.flatMap((row) => {
    const one = reportByCode.get(row.code);
    const { procedureId, version } = row;
    return one ? [{ procedureId, version, entry: entryOf(one, row, month) }] : [];
  });
  await service.saveAll(by, month, departmentId, inputs);
}

function entryOf(report: SampleReport, { name, frequency, known }: StatusRowDto, month: Month): StatusEntry {
  const { stage, exemptReason, applicationsTotal, applicationsOnline, plannedMonth, note } = report;
  const counts = { applicationsTotal, applicationsOnline };
  const entry = { stage, exemptReason, ...counts, plannedMonth, note, confirmedWarnings: [] };
  const findings = warnings({ name, frequency, month, entry, known });
  return { ...entry, confirmedWarnings: findings.map(({ key }) => key) };
}

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
