import { DepartmentEntity } from '../../access/department/department.entity.js';
import { DivisionEntity } from '../../access/department/division.entity.js';
import { MunicipalityEntity } from '../../access/municipality/municipality.entity.js';
import { AccessTokenEntity } from '../../access/token/access-token.entity.js';
import { AppUserEntity } from '../../access/user/app-user.entity.js';
import { AutomationBeforeEntity } from '../../automation/baseline/automation-before.entity.js';
import { AutomationEstimateEntity } from '../../automation/baseline/automation-estimate.entity.js';
import { AutomationCostShareEntity } from '../../automation/cost/automation-cost-share.entity.js';
import { AutomationCostEntity } from '../../automation/cost/automation-cost.entity.js';
import { AutomationStepEntity } from '../../automation/process/automation-step.entity.js';
import { AutomationProjectEntity } from '../../automation/project/automation-project.entity.js';
import { AutomationResultEntity } from '../../automation/result/automation-result.entity.js';
import { RobotRunBatchEntity } from '../../automation/run-log/robot-run-batch.entity.js';
import { AutomationStageEntity } from '../../automation/stage/automation-stage.entity.js';
import { ProcedureChannelEntity } from '../../catalogue/channel/procedure-channel.entity.js';
import { ApplicabilityEntity } from '../../priority-list/applicability/applicability.entity.js';
import { ReportingMonthEntity } from '../../reporting/month/reporting-month.entity.js';
import { StatusReportEntity } from '../../reporting/status-report/status-report.entity.js';
import { SubmissionEntity } from '../../reporting/submission/submission.entity.js';
import { YearlyCountEntity } from '../../reporting/yearly-count/yearly-count.entity.js';
import { ReviewActionStepEntity } from '../../review/review-action-step.entity.js';
import { ReviewTextEntity } from '../../review/review-text.entity.js';
import { ManualActualEntity } from '../../targets/manual-actual.entity.js';
import { ManualIndicatorEntity } from '../../targets/manual-indicator.entity.js';
import { TargetEntity } from '../../targets/target.entity.js';
import { PROCEDURE_LABELS } from '../../catalogue/procedure-history/procedure-labels.js';
import { labelsOf } from '../../platform/database/labelled.js';
import { type EntityClass } from '../../platform/database/table-columns.js';

type Labels = Readonly<Record<string, string>>;

/** What no column says, or what says more than one column where nothing tells which. */
const FURTHER: Labels = {
  code: 'コード',
  name: '名称',
  departmentName: '所管課',
  divisionName: '部',
  applicability: '該当の有無',
  total: '申請件数',
  online: 'うちオンライン',
  planName: '計画での名称',
  baseline: '基準値',
  targets: '目標値',
  path: '途中の値',
  procedureIds: '対象の手続',
  plannedOn: '予定日',
  before: '導入前の工程',
  after: '導入後の工程',
  shares: '負担する案件',
  into: '移した先',
  at: '日時',
  withdrawn: '取下げ',
  place: '順序',
  on: '実施日',
  procedures: '手続数',
  users: '利用者数',
  tokens: '失効したトークン数',
  reports: '移した報告数',
  projects: '自動化案件数',
  actions: '対応事項数',
  changeState: '組織改正の状態',
  failure: '失敗の理由',
  owner: '所有者',
  ownerLogin: '所有者のログインID',
  stated: '団体の回答',
  estimate: '見込',
  late: '確定した月の実行',
  months: '対象月の内訳',
  runs: '実行回数',
  hasPassword: 'パスワードの設定',
  accepted: '確定に伴い受理した課',
  checkedAt: '課長確認の日時',
  checkedBy: '課長確認をした人',
  manual: '手入力の指標',
  missing: '提出のない課',
  reminded: '催促した課',
  projectId: '案件',
  targetId: '目標',
};

/** Whose fields are called the same wherever they stand; of two with one field the later. */
const ENTITIES: EntityClass[] = [
  RobotRunBatchEntity,
  AutomationResultEntity,
  AutomationStepEntity,
  AutomationCostShareEntity,
  AutomationCostEntity,
  AutomationBeforeEntity,
  AutomationEstimateEntity,
  AutomationStageEntity,
  AutomationProjectEntity,
  ProcedureChannelEntity,
  MunicipalityEntity,
  DepartmentEntity,
  AppUserEntity,
  AccessTokenEntity,
  ReportingMonthEntity,
  SubmissionEntity,
  StatusReportEntity,
  ReviewTextEntity,
  ReviewActionStepEntity,
  TargetEntity,
  ManualActualEntity,
  ManualIndicatorEntity,
];

/** What fields are called wherever they stand. */
const LABELS: Labels = Object.assign({}, ...ENTITIES.map(labelsOf), PROCEDURE_LABELS, FURTHER) as Labels;

/** Subjects of the audit trail whose entity says what their fields are called. */
const LABELS_OF: Readonly<Record<string, Labels>> = {
  applicability: labelsOf(ApplicabilityEntity),
  'automation-project': labelsOf(AutomationProjectEntity),
  department: labelsOf(DepartmentEntity),
  division: labelsOf(DivisionEntity),
  procedure: PROCEDURE_LABELS,
  'status-report': labelsOf(StatusReportEntity),
  token: labelsOf(AccessTokenEntity),
  user: labelsOf(AppUserEntity),
  'yearly-count': labelsOf(YearlyCountEntity),
};

/** What a field is called, of a subject of the audit trail or of any; one without a label keeps its own name. */
export function fieldLabel(field: string, subjectKind = ''): string {
  return LABELS_OF[subjectKind]?.[field] ?? LABELS[field] ?? field;
}

const INTERNAL = ['id', 'version', 'createdAt', 'updatedAt'];

/** The fields of a change that people know, with their labels. */
export function labelledFields(change: object): [field: string, label: string][] {
  const fields = Object.keys(change).filter((field) => !INTERNAL.includes(field));
  return fields.flatMap((field) => (LABELS[field] === undefined ? [] : [[field, LABELS[field]]]));
}
