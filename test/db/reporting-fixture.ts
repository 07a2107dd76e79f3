import { type INestApplicationContext } from '@nestjs/common';
import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { PlannedMonthRepository } from '../../src/catalogue/planned-month/planned-month.repository.js';
import { StageHistoryRepository } from '../../src/catalogue/stage-history/stage-history.repository.js';
import { notProvided, value } from '../../src/kernel/count.js';
import { MonthRepository } from '../../src/reporting/month/month.repository.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { MonthService } from '../../src/closing/month.service.js';
import { type StatusEntry } from '../../src/reporting/status-report/status-entry.js';
import { StatusReportService } from '../../src/reporting/status-report/status-report.service.js';
import { StatusReportsImport } from '../../src/reporting/status-report/status-reports.import.js';
import { SubmissionAcceptance } from '../../src/reporting/submission/submission-acceptance.js';
import { SubmissionNeighbours } from '../../src/reporting/submission/submission-neighbours.service.js';
import { SubmissionService } from '../../src/reporting/submission/submission.service.js';
import { YearlyCountService } from '../../src/reporting/yearly-count/yearly-count.service.js';
import { YearlyCountsImport } from '../../src/reporting/yearly-count/yearly-counts.import.js';

export type ReportingServices = ReturnType<typeof reportingServices>;

/** The services of monthly reporting, and what they read and write through. */
export function reportingServices(app: INestApplicationContext) {
  return {
    acceptance: app.get(SubmissionAcceptance),
    audit: app.get(AuditRepository),
    month: app.get(MonthService),
    months: app.get(MonthRepository),
    neighbours: app.get(SubmissionNeighbours),
    owedWork: app.get(OwedWork),
    plans: app.get(PlannedMonthRepository),
    reports: app.get(StatusReportService),
    stages: app.get(StageHistoryRepository),
    statusImport: app.get(StatusReportsImport),
    submissions: app.get(SubmissionService),
    yearly: app.get(YearlyCountService),
    yearlyImport: app.get(YearlyCountsImport),
  };
}

/** An entry with a stage and two counts; anything else as given. */
export function entry(
  stage: StatusEntry['stage'],
  total: number | null,
  online: number | null,
  more: Partial<StatusEntry> = {},
): StatusEntry {
  return {
    stage,
    exemptReason: null,
    applicationsTotal: total === null ? notProvided : value(total),
    applicationsOnline: online === null ? notProvided : value(online),
    plannedMonth: null,
    note: null,
    confirmedWarnings: [],
    ...more,
  };
}
