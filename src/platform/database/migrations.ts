import { NationalList1763700000001 } from '../../../migrations/1-national-list.js';
import { Access1763700000002 } from '../../../migrations/2-access.js';
import { Catalogue1763700000003 } from '../../../migrations/3-catalogue.js';
import { Reporting1763700000004 } from '../../../migrations/4-reporting.js';
import { Achievement1763700000005 } from '../../../migrations/5-achievement.js';
import { OwedWork1763700000006 } from '../../../migrations/6-owed-work.js';
import { Users1763700000007 } from '../../../migrations/7-users.js';
import { Targets1763700000008 } from '../../../migrations/8-targets.js';
import { DepartmentChanges1763700000009 } from '../../../migrations/9-department-changes.js';
import { TargetProgress1763700000010 } from '../../../migrations/10-target-progress.js';
import { Review1763700000011 } from '../../../migrations/11-review.js';
import { Mails1763700000012 } from '../../../migrations/12-mails.js';
import { ReportFiles1763700000013 } from '../../../migrations/13-report-files.js';
import { Automation1763700000014 } from '../../../migrations/14-automation.js';
import { RunLogs1763700000015 } from '../../../migrations/15-run-logs.js';
import { Endurance1763700000016 } from '../../../migrations/16-endurance.js';
import { Accounts1763700000017 } from '../../../migrations/17-accounts.js';
import { Inputs1763700000018 } from '../../../migrations/18-inputs.js';
import { Corrections1763700000019 } from '../../../migrations/19-corrections.js';
import { DatedChanges1763700000021 } from '../../../migrations/21-dated-changes.js';
import { MergedParts1763800000022 } from '../../../migrations/22-merged-parts.js';
import { CurrentStages1763800000023 } from '../../../migrations/23-current-stages.js';
import { OwedWorkRequests1763800000024 } from '../../../migrations/24-owed-work-requests.js';
import { OpenRows1763800000025 } from '../../../migrations/25-open-rows.js';
import { FigureCheck1763800000026 } from '../../../migrations/26-figure-check.js';
import { ReportDays1763800000027 } from '../../../migrations/27-report-days.js';
import { Notices1763800000029 } from '../../../migrations/29-notices.js';
import { SetUp1763800000030 } from '../../../migrations/30-set-up.js';
import { CheckedFiles1763800000031 } from '../../../migrations/31-checked-files.js';

/** Every migration, oldest first. */
export const migrations = [
  NationalList1763700000001,
  Access1763700000002,
  Catalogue1763700000003,
  Reporting1763700000004,
  Achievement1763700000005,
  OwedWork1763700000006,
  Users1763700000007,
  Targets1763700000008,
  DepartmentChanges1763700000009,
  TargetProgress1763700000010,
  Review1763700000011,
  Mails1763700000012,
  ReportFiles1763700000013,
  Automation1763700000014,
  RunLogs1763700000015,
  Endurance1763700000016,
  Accounts1763700000017,
  Inputs1763700000018,
  Corrections1763700000019,
  DatedChanges1763700000021,
  MergedParts1763800000022,
  CurrentStages1763800000023,
  OwedWorkRequests1763800000024,
  OpenRows1763800000025,
  FigureCheck1763800000026,
  ReportDays1763800000027,
  Notices1763800000029,
  SetUp1763800000030,
  CheckedFiles1763800000031,
];
