import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { DepartmentOwners } from '../../src/access/department/department-owners.service.js';
import { DepartmentRepository } from '../../src/access/department/department.repository.js';
import { MunicipalityRepository } from '../../src/access/municipality/municipality.repository.js';
import { PlannedMonthRepository } from '../../src/catalogue/planned-month/planned-month.repository.js';
import { StageHistoryRepository } from '../../src/catalogue/stage-history/stage-history.repository.js';
import { fixedClock } from '../../src/kernel/clock.js';
import { notProvided, value } from '../../src/kernel/count.js';
import { type Database } from '../../src/platform/database/database.js';
import { type Nudge } from '../../src/platform/queue/nudge.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { MonthRepository } from '../../src/reporting/month/month.repository.js';
import { MonthService } from '../../src/reporting/month/month.service.js';
import { ProcedureNamesRepository } from '../../src/reporting/procedure-names.repository.js';
import { type StatusEntry } from '../../src/reporting/status-report/status-entry.js';
import { StatusReportRepository } from '../../src/reporting/status-report/status-report.repository.js';
import { StatusReportService } from '../../src/reporting/status-report/status-report.service.js';
import { StatusReportWriter } from '../../src/reporting/status-report/status-report.writer.js';
import { StatusReportsImport } from '../../src/reporting/status-report/status-reports.import.js';
import { SubmissionAcceptance } from '../../src/reporting/submission/submission-acceptance.js';
import { SubmissionOverviewRepository } from '../../src/reporting/submission/submission-overview.repository.js';
import { SubmissionRepository } from '../../src/reporting/submission/submission.repository.js';
import { SubmissionService } from '../../src/reporting/submission/submission.service.js';
import { YearlyCountRepository } from '../../src/reporting/yearly-count/yearly-count.repository.js';
import { YearlyCountService } from '../../src/reporting/yearly-count/yearly-count.service.js';
import { YearlyCountWriter } from '../../src/reporting/yearly-count/yearly-count.writer.js';
import { YearlyCountsImport } from '../../src/reporting/yearly-count/yearly-counts.import.js';

/** The reporting room on a database, on 15 November 2026; what would be nudged is kept in `nudges`. */
export function reportingRooms(database: Database) {
  const nudges: Nudge[] = [];
  const clock = fixedClock('2026-11-15');
  const owedWork = new OwedWork((nudge) => nudges.push(nudge));
  const audit = new AuditRepository();
  const months = new MonthRepository();
  const municipalities = new MunicipalityRepository();
  const departments = new DepartmentRepository();
  const submissions = new SubmissionRepository();
  const overview = new SubmissionOverviewRepository();
  const reports = new StatusReportRepository();
  const stages = new StageHistoryRepository();
  const plans = new PlannedMonthRepository();
  const names = new ProcedureNamesRepository();
  const counts = new YearlyCountRepository();
  const writer = new StatusReportWriter(reports, submissions, audit, owedWork, clock);
  const countWriter = new YearlyCountWriter(counts, audit, owedWork);
  const acceptance = new SubmissionAcceptance(submissions, reports, stages, plans, audit, clock);
  const owners = new DepartmentOwners(departments, clock);
  return {
    nudges,
    audit,
    months,
    stages,
    plans,
    acceptance,
    month: new MonthService(database, months, overview, municipalities, audit, owedWork, clock),
    reports: new StatusReportService(database, months, departments, submissions, reports, writer, owners),
    submissions: new SubmissionService(
      database,
      months,
      submissions,
      overview,
      reports,
      acceptance,
      municipalities,
      departments,
      audit,
      owedWork,
      clock,
      owners,
    ),
    statusImport: new StatusReportsImport(months, names, submissions, reports, writer),
    yearly: new YearlyCountService(database, counts, countWriter, clock),
    yearlyImport: new YearlyCountsImport(names, counts, countWriter, clock),
  };
}

export type ReportingRooms = ReturnType<typeof reportingRooms>;

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
