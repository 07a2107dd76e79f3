import { DepartmentEntity } from '../../access/department/department.entity.js';
import { DivisionEntity } from '../../access/department/division.entity.js';
import { AccessTokenEntity } from '../../access/token/access-token.entity.js';
import { AppUserEntity } from '../../access/user/app-user.entity.js';
import { AutomationProjectEntity } from '../../automation/project/automation-project.entity.js';
import { ApplicabilityEntity } from '../../priority-list/applicability/applicability.entity.js';
import { StatusReportEntity } from '../../reporting/status-report/status-report.entity.js';
import { YearlyCountEntity } from '../../reporting/yearly-count/yearly-count.entity.js';
import { PROCEDURE_LABELS } from '../../catalogue/procedure-history/procedure-labels.js';
import { labelsOf, labelsOfAll } from '../../platform/database/labelled.js';

type Labels = Readonly<Record<string, string>>;

/** What no column says, or what says more than one column where nothing tells which. */
const FURTHER: Labels = {
  code: 'コード',
  name: '名称',
  state: '状態',
  source: '出典',
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
  projectId: '案件',
  targetId: '目標',
};

/** What fields are called wherever they stand. */
const LABELS: Labels = { ...labelsOfAll(), ...PROCEDURE_LABELS, ...FURTHER };

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
