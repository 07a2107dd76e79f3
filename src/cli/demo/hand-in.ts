import { type Context } from '../../access/context.js';
import { type Month } from '../../kernel/month.js';
import { warnings } from '../../reporting/status-report/status-checks.js';
import { type StatusEntry } from '../../reporting/status-report/status-entry.js';
import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { StatusReportService } from '../../reporting/status-report/status-report.service.js';
import { SubmissionService } from '../../reporting/submission/submission.service.js';
import { type SampleReport } from './sample-city/monthly-report.js';
import { type DemoRun } from './demo-run.js';

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
