import { type EntityTarget, type ObjectLiteral } from 'typeorm';
import { CorrectionTakeoverEntity } from '../achievement/correction/correction-takeover.entity.js';
import { FigureEntity } from '../achievement/figures/figure.entity.js';
import { FrozenItemEntity } from '../achievement/rows/frozen-item.entity.js';
import { FrozenProcedureEntity } from '../achievement/rows/frozen-procedure.entity.js';
import { IndicatorEntity } from '../achievement/indicator/indicator.entity.js';
import { SnapshotEntity } from '../achievement/snapshot/snapshot.entity.js';
import { AutomationBeforeEntity } from '../automation/baseline/automation-before.entity.js';
import { AutomationCostEntity } from '../automation/cost/automation-cost.entity.js';
import { AutomationCostShareEntity } from '../automation/cost/automation-cost-share.entity.js';
import { AutomationEstimateEntity } from '../automation/baseline/automation-estimate.entity.js';
import { AutomationHourlyCostEntity } from '../automation/cost/automation-hourly-cost.entity.js';
import { AutomationProjectEntity } from '../automation/project/automation-project.entity.js';
import { AutomationProjectProcedureEntity } from '../automation/project/automation-project-procedure.entity.js';
import { AutomationResultEntity } from '../automation/result/automation-result.entity.js';
import { AutomationRunSumEntity } from '../automation/result/automation-run-sum.entity.js';
import { RobotRunBatchEntity } from '../automation/run-log/robot-run-batch.entity.js';
import { RobotRunClearedEntity } from '../automation/run-log/robot-run-cleared.entity.js';
import { RobotRunEntity } from '../automation/run-log/robot-run.entity.js';
import { AutomationStageEntity } from '../automation/stage/automation-stage.entity.js';
import { AutomationStepEntity } from '../automation/process/automation-step.entity.js';
import { DepartmentChangeEntity } from '../reorganisation/department-change.entity.js';
import { ItemMappingEntity } from '../catalogue/mapping/item-mapping.entity.js';
import { ProcedureFrequencyChangeEntity } from '../catalogue/dated-change/procedure-frequency-change.entity.js';
import { ProcedureMoveEntity } from '../catalogue/dated-change/procedure-move.entity.js';
import { PlannedMonthChangeEntity } from '../catalogue/planned-month/planned-month-change.entity.js';
import { ProcedureEntity } from '../catalogue/procedure/procedure.entity.js';
import { ProcedureChannelEntity } from '../catalogue/channel/procedure-channel.entity.js';
import { ProcedureStageEntity } from '../catalogue/stage-history/procedure-stage.entity.js';
import { CorrectionLineEntity } from '../reporting/correction/correction-line.entity.js';
import { ReportingMonthEntity } from '../reporting/month/reporting-month.entity.js';
import { StatusReportEntity } from '../reporting/status-report/status-report.entity.js';
import { SubmissionEntity } from '../reporting/submission/submission.entity.js';
import { YearlyCountEntity } from '../reporting/yearly-count/yearly-count.entity.js';
import { AuditEventEntity } from '../access/audit/audit-event.entity.js';
import { DepartmentEntity } from '../access/department/department.entity.js';
import { DivisionEntity } from '../access/department/division.entity.js';
import { MunicipalityEntity } from '../access/municipality/municipality.entity.js';
import { SecurityEventEntity } from '../access/security/security-event.entity.js';
import { KnownDeviceEntity } from '../access/session/known-device.entity.js';
import { AccessTokenEntity } from '../access/token/access-token.entity.js';
import { AppSessionEntity } from '../access/session/app-session.entity.js';
import { SignInAttemptEntity } from '../access/session/sign-in-attempt.entity.js';
import { AppUserEntity } from '../access/user/app-user.entity.js';
import { PasswordLinkEntity } from '../access/user/password-link.entity.js';
import { MailEntity } from '../notices/mail/mail.entity.js';
import { ReminderEntity } from '../notices/reminder/reminder.entity.js';
import { MonthWithdrawalEntity } from '../closing/withdrawal/month-withdrawal.entity.js';
import { ImportRunEntity } from '../exchange/import-run.entity.js';
import { OwedWorkEntity } from '../platform/owed-work/owed-work.entity.js';
import { OwedWorkRequestEntity } from '../platform/owed-work/owed-work-request.entity.js';
import { ApplicabilityEntity } from '../priority-list/applicability/applicability.entity.js';
import { ListEditionItemEntity } from '../priority-list/list-edition-item.entity.js';
import { ListEditionEntity } from '../priority-list/list-edition.entity.js';
import { ReviewActionEntity } from '../review/review-action.entity.js';
import { ReviewActionStepEntity } from '../review/review-action-step.entity.js';
import { ReviewTextEntity } from '../review/review-text.entity.js';
import { ManualActualEntity } from '../targets/manual-actual.entity.js';
import { ManualIndicatorEntity } from '../targets/manual-indicator.entity.js';
import { TargetEntity } from '../targets/target.entity.js';
import { TargetHistoryEntity } from '../targets/target-history.entity.js';
import { TargetValueEntity } from '../targets/target-value.entity.js';
import { ListItemEntity } from '../priority-list/list-item.entity.js';
import { ReportFileEntity } from '../publication/report-file.entity.js';
import { ReportModelEntity } from '../publication/report-model.entity.js';

/** Every entity; a test compares them with the migrated schema. */
export const entities: EntityTarget<ObjectLiteral>[] = [
  OwedWorkEntity,
  OwedWorkRequestEntity,
  MunicipalityEntity,
  DivisionEntity,
  DepartmentEntity,
  AccessTokenEntity,
  AppUserEntity,
  AppSessionEntity,
  PasswordLinkEntity,
  SignInAttemptEntity,
  KnownDeviceEntity,
  SecurityEventEntity,
  AuditEventEntity,
  ListEditionEntity,
  ListItemEntity,
  ListEditionItemEntity,
  ApplicabilityEntity,
  ImportRunEntity,
  CorrectionTakeoverEntity,
  FigureEntity,
  FrozenItemEntity,
  FrozenProcedureEntity,
  IndicatorEntity,
  SnapshotEntity,
  DepartmentChangeEntity,
  ItemMappingEntity,
  PlannedMonthChangeEntity,
  ProcedureEntity,
  ProcedureFrequencyChangeEntity,
  ProcedureMoveEntity,
  ProcedureChannelEntity,
  ProcedureStageEntity,
  CorrectionLineEntity,
  ReportingMonthEntity,
  StatusReportEntity,
  SubmissionEntity,
  YearlyCountEntity,
  ManualIndicatorEntity,
  ManualActualEntity,
  TargetEntity,
  TargetHistoryEntity,
  TargetValueEntity,
  ReportModelEntity,
  ReportFileEntity,
  AutomationProjectEntity,
  AutomationProjectProcedureEntity,
  AutomationStageEntity,
  AutomationStepEntity,
  AutomationBeforeEntity,
  AutomationEstimateEntity,
  AutomationResultEntity,
  AutomationRunSumEntity,
  RobotRunEntity,
  RobotRunBatchEntity,
  RobotRunClearedEntity,
  AutomationHourlyCostEntity,
  AutomationCostEntity,
  AutomationCostShareEntity,
  ReviewTextEntity,
  ReviewActionEntity,
  ReviewActionStepEntity,
  MonthWithdrawalEntity,
  ReminderEntity,
  MailEntity,
];
